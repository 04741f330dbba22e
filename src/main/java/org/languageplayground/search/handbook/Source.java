package org.languageplayground.search.handbook;

/**
 * Where a fact comes from.
 *
 * @param reference authors, year and title
 * @param address its page on the web
 */
public record Source(String reference, String address) {

    /** Reads "reference | address". */
    static Source parse(String text) {
        int bar = text.lastIndexOf(" | ");
        if (bar < 0) {
            throw new IllegalStateException("a source without an address: " + text);
        }
        return new Source(text.substring(0, bar), text.substring(bar + " | ".length()));
    }
}
