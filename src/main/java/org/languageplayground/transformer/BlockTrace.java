package org.languageplayground.transformer;

import org.languageplayground.transformer.layer.AttentionTrace;
import org.languageplayground.transformer.layer.BottleneckTrace;
import org.languageplayground.transformer.layer.LayerNormTrace;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.matrix.Slice;

/**
 * Every intermediate value of one block, one row a token.
 *
 * @param input the residual stream that enters the block, {@code [tokens][width]}
 * @param attentionNorm GPT-2: norm of the input; BERT: norm of input plus attention
 * @param queryKeyValue queries, keys and values side by side, {@code [tokens][3 * width]}
 * @param attention scores and weights of every head
 * @param headOutputs the heads' weighted values side by side, {@code [tokens][width]}
 * @param attentionAdapter the bottleneck after attention, null without
 * @param attentionOutput what attention writes to the residual stream, {@code [tokens][width]}
 * @param middle the residual stream between attention and MLP, {@code [tokens][width]}
 * @param mlpNorm GPT-2: norm of the middle; BERT: norm of middle plus MLP
 * @param mlpHidden before the non-linearity, {@code [tokens][hidden]}
 * @param mlpActivated after the non-linearity, {@code [tokens][hidden]}
 * @param mlpAdapter the bottleneck after the MLP, null without
 * @param mlpOutput what the MLP writes to the residual stream, {@code [tokens][width]}
 * @param output the residual stream after the block, {@code [tokens][width]}
 */
public record BlockTrace(
        Matrix input,
        LayerNormTrace attentionNorm,
        Matrix queryKeyValue,
        AttentionTrace attention,
        Matrix headOutputs,
        BottleneckTrace attentionAdapter,
        Matrix attentionOutput,
        Matrix middle,
        LayerNormTrace mlpNorm,
        Matrix mlpHidden,
        Matrix mlpActivated,
        BottleneckTrace mlpAdapter,
        Matrix mlpOutput,
        Matrix output) {

    /** The queries of one head, {@code [tokens][headWidth]}. */
    public Matrix queries(int head) {
        return part(0, head);
    }

    /** The keys of one head, {@code [tokens][headWidth]}. */
    public Matrix keys(int head) {
        return part(1, head);
    }

    /** The values of one head, {@code [tokens][headWidth]}. */
    public Matrix values(int head) {
        return part(2, head);
    }

    /**
     * V·W_O of one head: what it would write with all its attention on one token, {@code [tokens][width]}.
     *
     * @param output the block's W_O
     */
    public Matrix written(int head, LinearWeights output) {
        Matrix values = values(head);
        Slice own = output.weight().slice().rows(head * values.columns(), values.columns());
        Matrix written = Matrix.zeros(values.rows(), output.weight().columns());
        Kernels.active().multiply(values.slice(), own, written.slice());
        return written;
    }

    private Matrix part(int which, int head) {
        int width = queryKeyValue.columns() / 3;
        int headWidth = width / attention.heads();
        return queryKeyValue.slice(which * width + head * headWidth, headWidth).copy();
    }
}
