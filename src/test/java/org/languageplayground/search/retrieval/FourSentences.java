package org.languageplayground.search.retrieval;

import java.util.List;

/** A base small enough to follow by hand. */
final class FourSentences {
    static final List<String> TEXTS = List.of(
            "Rivers carry water from the mountains to the sea.",
            "Attention lets every token look at every other token.",
            "Retrieval finds passages that help a model answer.",
            "Fine-tuning changes the weights of a model for one task.");

    private FourSentences() {}
}
