package org.languageplayground.rag.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.languageplayground.search.text.Span;
import org.languageplayground.ui.MarkedText.Kind;
import org.languageplayground.ui.MarkedText.Mark;

/**
 * The stretch of a long text that holds most of what matters in it.
 *
 * @param from where it starts
 * @param to where it ends
 */
public record Excerpt(int from, int to) {
    private static final int LENGTH = 320;
    private static final int BEFORE = 40;
    private static final String ELLIPSIS = "…";

    /** A stretch of some 320 characters, from word to word. */
    static Excerpt of(String text, List<Span> matters) {
        if (text.length() <= LENGTH) {
            return new Excerpt(0, text.length());
        }
        int best = 0;
        long most = 0;
        for (Span span : matters) {
            int start = Math.max(0, span.start() - BEFORE);
            long inside = matters.stream()
                    .filter(other -> other.start() >= start && other.end() <= start + LENGTH)
                    .count();
            if (inside > most) {
                most = inside;
                best = start;
            }
        }
        int from = wordStart(text, Math.min(best, text.length() - LENGTH));
        return new Excerpt(from, wordEnd(text, from));
    }

    private static int wordStart(String text, int near) {
        int start = near;
        while (start > 0 && near - start < BEFORE && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return start > 0 && Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
    }

    private static int wordEnd(String text, int from) {
        int near = Math.min(text.length(), from + LENGTH);
        int end = near;
        while (end < text.length() && end - near < BEFORE && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
    }

    /** A stretch as it is shown, with what is marked in it. */
    public record Shown(String text, List<Mark> marks) {}

    /** The stretch with the words looked for and the sentences quoted; these decide where it lies, if there are any. */
    public static Shown show(String text, List<Span> matches, List<Span> cited) {
        Excerpt part = of(text, cited.isEmpty() ? matches : cited);
        String before = part.from > 0 ? ELLIPSIS + " " : "";
        String after = part.to < text.length() ? " " + ELLIPSIS : "";
        List<Mark> marks = new ArrayList<>();
        matches.forEach(span -> part.mark(span, before.length(), Kind.MATCH).ifPresent(marks::add));
        cited.forEach(span -> part.mark(span, before.length(), Kind.CITED).ifPresent(marks::add));
        return new Shown(before + text.substring(part.from, part.to) + after, marks);
    }

    /** The part of a span that lies in the stretch. */
    private Optional<Mark> mark(Span span, int shift, Kind kind) {
        int start = Math.max(span.start(), from);
        int end = Math.min(span.end(), to);
        return start < end ? Optional.of(new Mark(start - from + shift, end - from + shift, kind)) : Optional.empty();
    }
}
