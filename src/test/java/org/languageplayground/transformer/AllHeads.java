package org.languageplayground.transformer;

import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.matrix.Matrix;

/** Attention computed directly on the engine, to hold the page against. */
public final class AllHeads {
    private AllHeads() {}

    /** The weights of one head over one sentence, {@code [query][key]}; layer and head counted from 0. */
    public static Matrix weights(LoadedModel model, String sentence, int layer, int head) {
        return model.model()
                .forward(model.tokenizer().encode(sentence).batch())
                .blocks()
                .get(layer)
                .attention()
                .weights(head);
    }
}
