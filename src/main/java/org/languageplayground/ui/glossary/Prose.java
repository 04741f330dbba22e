package org.languageplayground.ui.glossary;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Paragraph;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A paragraph whose terms explain themselves: {@code [token]}, or {@code [token:tokens]} to write it differently. */
public final class Prose extends Paragraph {
    private static final Pattern MARK = Pattern.compile("\\[([a-z0-9]+)(?::([^\\]]+))?]");

    /** A paragraph with that text; what is in brackets and no term stays as it is. */
    public Prose(String text) {
        addClassName("prose");
        Matcher mark = MARK.matcher(text);
        int end = 0;
        while (mark.find()) {
            String shown = mark.group(2);
            Term term = Term.of(mark.group(1)).orElse(null);
            if (term != null) {
                add(new Text(text.substring(end, mark.start())));
                add(Tip.of(term, shown == null ? term.text(this) : shown, this));
                end = mark.end();
            }
        }
        add(new Text(text.substring(end)));
    }
}
