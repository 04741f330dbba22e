package org.languageplayground.transformer;

import java.util.stream.IntStream;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Room for what a block computes on its way, used by one block after another where no trace is wanted: memory that was
 * just written is fast, fresh memory is slow.
 *
 * @param normed {@code [tokens][width]}
 * @param queryKeyValue {@code [tokens][3 * width]}
 * @param head scores and weights of one head over the longest sequence
 * @param headOutputs {@code [tokens][width]}
 * @param mlpHidden {@code [tokens][hidden]}
 * @param mlpActivated {@code [tokens][hidden]}
 * @param output what a sublayer writes to the residual stream, {@code [tokens][width]}
 */
record BlockRoom(
        Matrix normed,
        Matrix queryKeyValue,
        float[] head,
        Matrix headOutputs,
        Matrix mlpHidden,
        Matrix mlpActivated,
        Matrix output) {

    static BlockRoom of(TransformerConfig config, TokenBatch batch, int prefix) {
        int tokens = batch.tokens();
        int longest =
                IntStream.range(0, batch.sequences()).map(batch::length).max().orElse(0);
        return new BlockRoom(
                Matrix.zeros(tokens, config.width()),
                Matrix.zeros(tokens, 3 * config.width()),
                new float[longest * (prefix + longest)],
                Matrix.zeros(tokens, config.width()),
                Matrix.zeros(tokens, config.hidden()),
                Matrix.zeros(tokens, config.hidden()),
                Matrix.zeros(tokens, config.width()));
    }
}
