package org.languageplayground.transformer;

import java.util.List;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.LayerNormTrace;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Every intermediate value of one forward pass.
 *
 * @param embeddings sum of token, position and type vectors, {@code [tokens][width]}
 * @param embeddingNorm BERT's norm of that sum, null for GPT-2
 * @param blocks one a layer
 * @param finalNorm GPT-2's norm after the last block, null for BERT
 */
public record Trace(
        TokenBatch batch,
        AttentionSettings settings,
        Matrix embeddings,
        LayerNormTrace embeddingNorm,
        List<BlockTrace> blocks,
        LayerNormTrace finalNorm) {

    /** The last residual stream as the head reads it, {@code [tokens][width]}. */
    public Matrix finalHidden() {
        return finalNorm != null ? finalNorm.output() : blocks.getLast().output();
    }

    /** The residual stream: 0 is the input of the first block, l the output of block l, {@code [tokens][width]}. */
    public Matrix residual(int layer) {
        return layer == 0 ? blocks.getFirst().input() : blocks.get(layer - 1).output();
    }

    /** About how much memory the trace of one sequence takes. */
    public static long bytes(TransformerConfig config, int tokens) {
        long residual = (long) tokens * config.width();
        long scoresAndWeights = 2L * config.heads() * tokens * tokens;
        long block = 9 * residual + scoresAndWeights + 2L * tokens * config.hidden();
        return Float.BYTES * ((config.layers() + 1) * residual + config.layers() * block);
    }
}
