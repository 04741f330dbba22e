package org.languageplayground.search.text;

/**
 * A slice of a document.
 *
 * @param span where it stands in the document's text
 * @param units how many units it holds
 */
public record Chunk(Document document, Span span, int units) {

    /** The slice itself. */
    public String text() {
        return span.of(document.text());
    }
}
