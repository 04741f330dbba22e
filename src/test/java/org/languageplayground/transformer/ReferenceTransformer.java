package org.languageplayground.transformer;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.commons.math3.special.Erf;
import org.languageplayground.transformer.layer.Activation;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.BottleneckWeights;
import org.languageplayground.transformer.layer.LayerNormWeights;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.training.Targets;

/** GPT-2 and BERT once more, in double precision and in the plainest loops, to hold the engine against. */
public final class ReferenceTransformer {
    private final TransformerConfig config;
    private final Weights weights;
    private final Map<Matrix, double[]> values = new IdentityHashMap<>();

    public ReferenceTransformer(Transformer model) {
        config = model.config();
        weights = model.weights();
        for (Matrix matrix : weights.matrices()) {
            double[] copy = new double[matrix.values().length];
            Arrays.setAll(copy, i -> matrix.values()[i]);
            values.put(matrix, copy);
        }
    }

    /** The numbers that stand for a matrix of the model's weights; a test may change them. */
    public double[] values(Matrix matrix) {
        return values.get(matrix);
    }

    /** Mean cross-entropy in nats. */
    public double loss(TokenBatch batch, Targets targets, AttentionSettings settings) {
        double[][] hidden = hidden(batch, settings);
        double loss = 0;
        double total = 0;
        for (int i = 0; i < targets.rows().length; i++) {
            double[] logits = logits(hidden[targets.rows()[i]]);
            double sum = Arrays.stream(logits).map(Math::exp).sum();
            loss += targets.weights()[i] * (Math.log(sum) - logits[targets.ids()[i]]);
            total += targets.weights()[i];
        }
        return loss / total;
    }

    /** The final hidden state of every token of a batch, {@code [tokens][width]}. */
    public double[][] hidden(TokenBatch batch, AttentionSettings settings) {
        double[][] all = new double[batch.tokens()][];
        for (int sequence = 0; sequence < batch.sequences(); sequence++) {
            int start = batch.starts()[sequence];
            int length = batch.length(sequence);
            double[][] x = new double[length][];
            for (int i = 0; i < length; i++) {
                x[i] = embed(batch.ids()[start + i], weights.prefixLength() + i, batch.types()[start + i]);
            }
            for (int layer = 0; layer < config.layers(); layer++) {
                x = block(x, layer, settings);
            }
            for (int i = 0; i < length; i++) {
                all[start + i] = weights.finalNorm() == null ? x[i] : norm(x[i], weights.finalNorm());
            }
        }
        return all;
    }

    private double[] embed(int id, int position, int type) {
        double[] x = plus(row(weights.tokens(), id), row(weights.positions(), position));
        return weights.types() == null ? x : norm(plus(x, row(weights.types(), type)), weights.embeddingNorm());
    }

    private double[][] block(double[][] x, int layer, AttentionSettings settings) {
        BlockWeights block = weights.blocks().get(layer);
        boolean normFirst = config.architecture() == Architecture.GPT2;
        double[][] input = new double[x.length][];
        Arrays.setAll(input, i -> normFirst ? norm(x[i], block.attentionNorm()) : x[i]);
        double[][] attended = attention(input, block, layer, settings);
        double[][] output = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            double[] middle = plus(x[i], adapt(attended[i], block.attentionAdapter()));
            if (!normFirst) {
                middle = norm(middle, block.attentionNorm());
            }
            double[] hidden = linear(normFirst ? norm(middle, block.mlpNorm()) : middle, block.mlpInput());
            for (int j = 0; j < hidden.length; j++) {
                hidden[j] = gelu(hidden[j]);
            }
            output[i] = plus(middle, adapt(linear(hidden, block.mlpOutput()), block.mlpAdapter()));
            if (!normFirst) {
                output[i] = norm(output[i], block.mlpNorm());
            }
        }
        return output;
    }

    private double[][] attention(double[][] x, BlockWeights block, int layer, AttentionSettings settings) {
        int width = config.width();
        int headWidth = config.headWidth();
        int before = weights.prefixLength();
        double[][] queries = new double[x.length][];
        double[][] keys = new double[before + x.length][];
        double[][] values = new double[before + x.length][];
        for (int i = 0; i < before; i++) {
            keys[i] = row(block.prefix().keys(), i);
            values[i] = row(block.prefix().values(), i);
        }
        for (int i = 0; i < x.length; i++) {
            double[] parts = linear(x[i], block.queryKeyValue());
            queries[i] = Arrays.copyOfRange(parts, 0, width);
            keys[before + i] = Arrays.copyOfRange(parts, width, 2 * width);
            values[before + i] = Arrays.copyOfRange(parts, 2 * width, 3 * width);
        }
        double[][] result = new double[x.length][];
        for (int query = 0; query < x.length; query++) {
            double[] outputs = new double[width];
            for (int head = 0; head < config.heads(); head++) {
                if (settings.switchedOff().contains(new AttentionSettings.Head(layer, head))) {
                    continue;
                }
                int visible = before + (config.architecture().causal() ? query + 1 : x.length);
                double[] attention = new double[visible];
                double sum = 0;
                for (int key = 0; key < visible; key++) {
                    if (key != before + query && settings.unseen().contains(key - before)) {
                        continue;
                    }
                    double score = 0;
                    for (int d = 0; d < headWidth; d++) {
                        score += queries[query][head * headWidth + d] * keys[key][head * headWidth + d];
                    }
                    attention[key] = Math.exp(score * settings.scale());
                    sum += attention[key];
                }
                for (int key = 0; key < visible; key++) {
                    for (int d = 0; d < headWidth; d++) {
                        outputs[head * headWidth + d] += attention[key] / sum * values[key][head * headWidth + d];
                    }
                }
            }
            result[query] = linear(outputs, block.attentionOutput());
        }
        return result;
    }

    private double[] adapt(double[] x, BottleneckWeights adapter) {
        if (adapter == null) {
            return x;
        }
        double[] hidden = linear(x, adapter.down());
        for (int j = 0; j < hidden.length; j++) {
            hidden[j] = gelu(hidden[j]);
        }
        return plus(x, linear(hidden, adapter.up()));
    }

    /** One score for each token of the vocabulary. */
    public double[] logits(double[] hidden) {
        HeadWeights head = weights.head();
        double[] x = hidden;
        if (head.transform() != null) {
            x = linear(hidden, head.transform());
            for (int j = 0; j < x.length; j++) {
                x[j] = gelu(x[j]);
            }
            x = norm(x, head.transformNorm());
        }
        double[] logits = new double[config.vocabulary()];
        for (int id = 0; id < logits.length; id++) {
            double[] row = row(head.decoder(), id);
            for (int j = 0; j < x.length; j++) {
                logits[id] += x[j] * row[j];
            }
            if (head.decoderBias() != null) {
                logits[id] += values(head.decoderBias())[id];
            }
        }
        return logits;
    }

    private double[] row(Matrix matrix, int row) {
        return Arrays.copyOfRange(values(matrix), row * matrix.columns(), (row + 1) * matrix.columns());
    }

    private static double[] plus(double[] a, double[] b) {
        double[] sum = new double[a.length];
        Arrays.setAll(sum, j -> a[j] + b[j]);
        return sum;
    }

    private double[] linear(double[] x, LinearWeights linear) {
        double[] weight = values(linear.weight());
        double[] y = values(linear.bias()).clone();
        for (int out = 0; out < y.length; out++) {
            for (int in = 0; in < x.length; in++) {
                y[out] += x[in] * weight[in * y.length + out];
            }
        }
        return y;
    }

    private double[] norm(double[] x, LayerNormWeights norm) {
        double mean = Arrays.stream(x).average().orElseThrow();
        double variance =
                Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        double deviation = Math.sqrt(variance + config.epsilon());
        double[] y = new double[x.length];
        Arrays.setAll(y, j -> values(norm.gain())[j] * (x[j] - mean) / deviation + values(norm.bias())[j]);
        return y;
    }

    private double gelu(double x) {
        return config.activation() == Activation.GELU_TANH
                ? 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))
                : 0.5 * x * (1 + Erf.erf(x / Math.sqrt(2)));
    }
}
