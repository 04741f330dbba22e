package org.languageplayground.rag.base;

import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Span;

/**
 * Where the gazetteer states a fact.
 *
 * @param country whose page it is
 * @param sentence the sentence on the page
 * @param answer the fact's value, the last word of the sentence
 * @param afterCutoff whether the model cannot have read about the country
 */
public record Evidence(String country, Span sentence, String answer, boolean afterCutoff) {

    /** Whether a chunk holds the whole sentence. */
    public boolean isIn(Chunk chunk) {
        return chunk.document().id().equals(country)
                && chunk.span().start() <= sentence.start()
                && chunk.span().end() >= sentence.end();
    }
}
