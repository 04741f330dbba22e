package org.languageplayground.search.text;

import java.util.ArrayList;
import java.util.List;

/** The rows of tables in a text: a line each, whose cells stand between separators. */
public final class Rows {
    /** What stands between two cells. */
    public static final String SEPARATOR = " │ ";

    private Rows() {}

    /** The rows, in order. */
    static List<Span> in(String text) {
        List<Span> rows = new ArrayList<>();
        int end = 0;
        for (int at = text.indexOf(SEPARATOR); at >= 0; at = text.indexOf(SEPARATOR, end)) {
            int start = text.lastIndexOf('\n', at) + 1;
            int next = text.indexOf('\n', at);
            end = next < 0 ? text.length() : next;
            rows.add(new Span(start, end));
        }
        return rows;
    }
}
