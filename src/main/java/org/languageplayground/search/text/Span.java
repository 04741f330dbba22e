package org.languageplayground.search.text;

/**
 * A stretch of a text, counted as Java's strings do.
 *
 * @param start where it starts
 * @param end where it ends, not included
 */
public record Span(int start, int end) {

    /** Checks that the stretch does not end before it starts. */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no text stretches from " + start + " to " + end);
        }
    }

    /** The stretch itself. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
