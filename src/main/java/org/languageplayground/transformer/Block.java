package org.languageplayground.transformer;

import org.languageplayground.transformer.layer.Attention;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.AttentionTrace;
import org.languageplayground.transformer.layer.Bottleneck;
import org.languageplayground.transformer.layer.BottleneckTrace;
import org.languageplayground.transformer.layer.BottleneckWeights;
import org.languageplayground.transformer.layer.Gelu;
import org.languageplayground.transformer.layer.LayerNorm;
import org.languageplayground.transformer.layer.LayerNormTrace;
import org.languageplayground.transformer.layer.LayerNormWeights;
import org.languageplayground.transformer.layer.Linear;
import org.languageplayground.transformer.layer.Rows;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * One block, in both published orders: GPT-2 norms before each sublayer (x + f(norm(x))), BERT after it (norm(x +
 * f(x))).
 */
final class Block {
    private final TransformerConfig config;
    private final BlockWeights weights;
    private final Attention attention;

    Block(TransformerConfig config, BlockWeights weights, TokenBatch batch, AttentionSettings settings, int layer) {
        this.config = config;
        this.weights = weights;
        this.attention =
                new Attention(batch, config.heads(), config.architecture().causal(), settings, layer);
    }

    BlockTrace forward(Matrix x) {
        return config.architecture() == Architecture.GPT2 ? normFirst(x) : normLast(x);
    }

    private BlockTrace normFirst(Matrix x) {
        LayerNormTrace attentionNorm = LayerNorm.forward(x, weights.attentionNorm(), config.epsilon());
        Attended attended = attend(attentionNorm.output());
        Matrix middle = Rows.sum(x, attended.output);
        LayerNormTrace mlpNorm = LayerNorm.forward(middle, weights.mlpNorm(), config.epsilon());
        Mlp mlp = mlp(mlpNorm.output());
        return trace(x, attentionNorm, attended, middle, mlpNorm, mlp, Rows.sum(middle, mlp.output));
    }

    private BlockTrace normLast(Matrix x) {
        Attended attended = attend(x);
        LayerNormTrace attentionNorm =
                LayerNorm.forward(Rows.sum(x, attended.output), weights.attentionNorm(), config.epsilon());
        Matrix middle = attentionNorm.output();
        Mlp mlp = mlp(middle);
        LayerNormTrace mlpNorm = LayerNorm.forward(Rows.sum(middle, mlp.output), weights.mlpNorm(), config.epsilon());
        return trace(x, attentionNorm, attended, middle, mlpNorm, mlp, mlpNorm.output());
    }

    /** What leaves the block where part of what it computed in one pass is put in place by that of another. */
    Matrix patched(BlockTrace own, BlockTrace other, Patch patch) {
        return switch (patch.part()) {
            case RESIDUAL -> forward(patch.into(own.input(), other.input())).output();
            case HEAD -> afterAttention(own.input(), project(patch.into(own.headOutputs(), other.headOutputs())));
            case ATTENTION -> afterAttention(own.input(), patch.into(own.attentionOutput(), other.attentionOutput()));
            case MLP -> afterMlp(own.middle(), patch.into(own.mlpOutput(), other.mlpOutput()));
        };
    }

    private Matrix project(Matrix headOutputs) {
        Matrix output = Linear.forward(headOutputs, weights.attentionOutput());
        BottleneckTrace adapter = adapt(output, weights.attentionAdapter());
        return adapter == null ? output : adapter.output();
    }

    private Matrix afterAttention(Matrix x, Matrix attended) {
        Matrix sum = Rows.sum(x, attended);
        if (config.architecture() == Architecture.GPT2) {
            return afterMlp(sum, mlp(normed(sum, weights.mlpNorm())).output);
        }
        Matrix middle = normed(sum, weights.attentionNorm());
        return afterMlp(middle, mlp(middle).output);
    }

    private Matrix afterMlp(Matrix middle, Matrix mlp) {
        Matrix sum = Rows.sum(middle, mlp);
        return config.architecture() == Architecture.GPT2 ? sum : normed(sum, weights.mlpNorm());
    }

    private Matrix normed(Matrix x, LayerNormWeights norm) {
        return LayerNorm.forward(x, norm, config.epsilon()).output();
    }

    /** Replaces x by what {@link #forward} makes of it; {@code room} holds all else, until the next block needs it. */
    void forward(Matrix x, BlockRoom room) {
        if (config.architecture() == Architecture.GPT2) {
            norm(x, weights.attentionNorm(), room.normed());
            Rows.add(attend(room.normed(), room), x);
            norm(x, weights.mlpNorm(), room.normed());
            Rows.add(mlp(room.normed(), room), x);
        } else {
            Rows.add(attend(x, room), x);
            norm(x, weights.attentionNorm(), x);
            Rows.add(mlp(x, room), x);
            norm(x, weights.mlpNorm(), x);
        }
    }

    private void norm(Matrix x, LayerNormWeights norm, Matrix y) {
        LayerNorm.forward(x, norm, config.epsilon(), y);
    }

    private Matrix attend(Matrix x, BlockRoom room) {
        Linear.forward(x, weights.queryKeyValue(), room.queryKeyValue());
        attention.forward(room.queryKeyValue(), weights.prefix(), room.headOutputs(), room.head());
        Linear.forward(room.headOutputs(), weights.attentionOutput(), room.output());
        BottleneckTrace adapter = adapt(room.output(), weights.attentionAdapter());
        return adapter == null ? room.output() : adapter.output();
    }

    private Matrix mlp(Matrix x, BlockRoom room) {
        Linear.forward(x, weights.mlpInput(), room.mlpHidden());
        Gelu.forward(room.mlpHidden(), config.activation(), room.mlpActivated());
        Linear.forward(room.mlpActivated(), weights.mlpOutput(), room.output());
        BottleneckTrace adapter = adapt(room.output(), weights.mlpAdapter());
        return adapter == null ? room.output() : adapter.output();
    }

    private record Attended(
            Matrix queryKeyValue, AttentionTrace trace, Matrix headOutputs, BottleneckTrace adapter, Matrix output) {}

    private record Mlp(Matrix hidden, Matrix activated, BottleneckTrace adapter, Matrix output) {}

    private Attended attend(Matrix x) {
        Matrix queryKeyValue = Linear.forward(x, weights.queryKeyValue());
        Matrix headOutputs = Matrix.zeros(x.rows(), x.columns());
        AttentionTrace trace = attention.forward(queryKeyValue, weights.prefix(), headOutputs);
        Matrix output = Linear.forward(headOutputs, weights.attentionOutput());
        BottleneckTrace adapter = adapt(output, weights.attentionAdapter());
        return new Attended(queryKeyValue, trace, headOutputs, adapter, adapter == null ? output : adapter.output());
    }

    private Mlp mlp(Matrix x) {
        Matrix hidden = Linear.forward(x, weights.mlpInput());
        Matrix activated = Gelu.forward(hidden, config.activation());
        Matrix output = Linear.forward(activated, weights.mlpOutput());
        BottleneckTrace adapter = adapt(output, weights.mlpAdapter());
        return new Mlp(hidden, activated, adapter, adapter == null ? output : adapter.output());
    }

    private BottleneckTrace adapt(Matrix x, BottleneckWeights adapter) {
        return adapter == null ? null : Bottleneck.forward(x, adapter, config.activation());
    }

    private static BlockTrace trace(
            Matrix x,
            LayerNormTrace attentionNorm,
            Attended attended,
            Matrix middle,
            LayerNormTrace mlpNorm,
            Mlp mlp,
            Matrix output) {
        return new BlockTrace(
                x,
                attentionNorm,
                attended.queryKeyValue,
                attended.trace,
                attended.headOutputs,
                attended.adapter,
                attended.output,
                middle,
                mlpNorm,
                mlp.hidden,
                mlp.activated,
                mlp.adapter,
                mlp.output,
                output);
    }

    /** Gradient of the block's input from that of its output; adds the weights' gradients to {@code gradients}. */
    Matrix backward(BlockTrace trace, Matrix dOutput, BlockWeights gradients) {
        return config.architecture() == Architecture.GPT2
                ? normFirstBackward(trace, dOutput, gradients)
                : normLastBackward(trace, dOutput, gradients);
    }

    private Matrix normFirstBackward(BlockTrace trace, Matrix dOutput, BlockWeights gradients) {
        Matrix dMlpInput = mlpBackward(trace, trace.mlpNorm().output(), dOutput, gradients);
        Matrix dMiddle = LayerNorm.backward(trace.mlpNorm(), weights.mlpNorm(), dMlpInput, gradients.mlpNorm());
        Rows.add(dOutput, dMiddle);
        Matrix dAttended = attendBackward(trace, trace.attentionNorm().output(), dMiddle, gradients);
        Matrix dInput = LayerNorm.backward(
                trace.attentionNorm(), weights.attentionNorm(), dAttended, gradients.attentionNorm());
        Rows.add(dMiddle, dInput);
        return dInput;
    }

    private Matrix normLastBackward(BlockTrace trace, Matrix dOutput, BlockWeights gradients) {
        Matrix dSum = LayerNorm.backward(trace.mlpNorm(), weights.mlpNorm(), dOutput, gradients.mlpNorm());
        Matrix dMiddle = mlpBackward(trace, trace.middle(), dSum, gradients);
        Rows.add(dSum, dMiddle);
        Matrix dAttentionSum =
                LayerNorm.backward(trace.attentionNorm(), weights.attentionNorm(), dMiddle, gradients.attentionNorm());
        Matrix dInput = attendBackward(trace, trace.input(), dAttentionSum, gradients);
        Rows.add(dAttentionSum, dInput);
        return dInput;
    }

    private Matrix attendBackward(BlockTrace trace, Matrix x, Matrix dOutput, BlockWeights gradients) {
        Matrix dAttended = adaptBackward(
                trace.attentionAdapter(), weights.attentionAdapter(), dOutput, gradients.attentionAdapter());
        Matrix dHeadOutputs =
                Linear.backward(trace.headOutputs(), weights.attentionOutput(), dAttended, gradients.attentionOutput());
        Matrix dQueryKeyValue = attention.backward(
                trace.attention(), trace.queryKeyValue(), weights.prefix(), dHeadOutputs, gradients.prefix());
        return Linear.backward(x, weights.queryKeyValue(), dQueryKeyValue, gradients.queryKeyValue());
    }

    private Matrix mlpBackward(BlockTrace trace, Matrix x, Matrix dOutput, BlockWeights gradients) {
        Matrix dMlp = adaptBackward(trace.mlpAdapter(), weights.mlpAdapter(), dOutput, gradients.mlpAdapter());
        Matrix dActivated = Linear.backward(trace.mlpActivated(), weights.mlpOutput(), dMlp, gradients.mlpOutput());
        Matrix dHidden = Gelu.backward(trace.mlpHidden(), config.activation(), dActivated);
        return Linear.backward(x, weights.mlpInput(), dHidden, gradients.mlpInput());
    }

    private Matrix adaptBackward(
            BottleneckTrace trace, BottleneckWeights adapter, Matrix dOutput, BottleneckWeights gradients) {
        return adapter == null ? dOutput : Bottleneck.backward(trace, adapter, config.activation(), dOutput, gradients);
    }
}
