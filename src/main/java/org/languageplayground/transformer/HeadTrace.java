package org.languageplayground.transformer;

import org.languageplayground.transformer.layer.LayerNormTrace;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * What the head computed for some rows of a trace.
 *
 * @param rows the tokens asked for
 * @param hidden their final hidden state, {@code [rows][width]}
 * @param transformed after BERT's transform matrix, null for GPT-2
 * @param norm BERT's norm after the GELU, null for GPT-2
 * @param logits one score for each token of the vocabulary, {@code [rows][vocabulary]}
 */
public record HeadTrace(int[] rows, Matrix hidden, Matrix transformed, LayerNormTrace norm, Matrix logits) {

    /** What the decoder reads, {@code [rows][width]}. */
    Matrix decoderInput() {
        return norm == null ? hidden : norm.output();
    }
}
