package org.languageplayground.transformer.measure;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.BlockTrace;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.LayerNormWeights;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Which part of a GPT wrote how much of a word's logit (direct logit attribution; Elhage et al. 2021, "A Mathematical Framework for Transformer
 * Circuits"). The last residual stream is a sum of what the parts wrote, and with the final norm's scale held at its value the logit is linear in it:
 * the votes of all parts and the constant add up to the logit. What a part does through later parts is not counted as its own.
 *
 * @param votes in the order of the model
 * @param constant what no part has written: the final norm's bias and the head's, read for the word
 */
public record LogitAttribution(List<Vote> votes, double constant) {

    /** What a part is. */
    public enum Part {
        EMBEDDING,
        POSITION,
        HEAD,
        /** The bias of an attention's output, and all that its heads have not written. */
        ATTENTION_REST,
        MLP
    }

    /**
     * What a part adds to a logit.
     *
     * @param layer counted from 0; 0 where the part belongs to none
     * @param head counted from 0; 0 where the part is no head
     * @param word to the word's logit
     * @param average to the mean logit of all words: what it adds whatever the word
     */
    public record Vote(Part part, int layer, int head, double word, double average) {}

    /** Whether the model's logits come apart like that: its norms stand before its parts, and its head is linear. */
    public static boolean applies(Transformer model) {
        return model.config().architecture() == Architecture.GPT2
                && model.weights().head() != null
                && model.weights().head().transform() == null;
    }

    /**
     * The votes of all parts at a token for a word.
     *
     * @param word its id in the vocabulary
     * @throws IllegalArgumentException if the model's logits do not come apart
     */
    public static LogitAttribution of(Transformer model, Trace trace, int token, int word) {
        if (!applies(model)) {
            throw new IllegalArgumentException("the logits of this model are no sum over its parts");
        }
        return new Reader(model, trace, token, word).read();
    }

    /** The sum of all votes and the constant: the logit. */
    public double logit() {
        return constant + votes.stream().mapToDouble(Vote::word).sum();
    }

    /** Reads vectors as the final norm and the head do at one token. */
    private static final class Reader {
        private final Transformer model;
        private final Trace trace;
        private final int token;
        private final double[] word;
        private final double[] average;
        private final double constant;
        private final List<Vote> votes = new ArrayList<>();

        Reader(Transformer model, Trace trace, int token, int id) {
            this.model = model;
            this.trace = trace;
            this.token = token;
            Matrix decoder = model.weights().head().decoder();
            LayerNormWeights norm = model.weights().finalNorm();
            double scale = trace.finalNorm().inverseDeviation()[token];
            word = direction(decoder.row(id), norm, scale);
            average = direction(mean(decoder), norm, scale);
            Matrix bias = model.weights().head().decoderBias();
            constant = dot(decoder.row(id), norm.bias().row(0)) + (bias == null ? 0 : bias.get(0, id));
        }

        private static float[] mean(Matrix matrix) {
            double[] sum = new double[matrix.columns()];
            for (int i = 0; i < matrix.values().length; i++) {
                sum[i % sum.length] += matrix.values()[i];
            }
            float[] mean = new float[sum.length];
            for (int i = 0; i < mean.length; i++) {
                mean[i] = (float) (sum[i] / matrix.rows());
            }
            return mean;
        }

        /** gain · decoder · scale, less its mean, since the norm takes the mean off every vector. */
        private static double[] direction(float[] decoder, LayerNormWeights norm, double scale) {
            double[] direction = new double[decoder.length];
            double mean = 0;
            for (int i = 0; i < direction.length; i++) {
                direction[i] = scale * norm.gain().get(0, i) * decoder[i];
                mean += direction[i] / direction.length;
            }
            for (int i = 0; i < direction.length; i++) {
                direction[i] -= mean;
            }
            return direction;
        }

        private static double dot(float[] one, float[] other) {
            double sum = 0;
            for (int i = 0; i < one.length; i++) {
                sum += (double) one[i] * other[i];
            }
            return sum;
        }

        private static double dot(double[] direction, float... vector) {
            double sum = 0;
            for (int i = 0; i < vector.length; i++) {
                sum += direction[i] * vector[i];
            }
            return sum;
        }

        LogitAttribution read() {
            int position = model.weights().prefixLength() + token;
            add(Part.EMBEDDING, 0, 0, model.weights().tokens().row(trace.batch().ids()[token]));
            add(Part.POSITION, 0, 0, model.weights().positions().row(position));
            for (int layer = 0; layer < trace.blocks().size(); layer++) {
                attention(layer);
                add(Part.MLP, layer, 0, trace.blocks().get(layer).mlpOutput().row(token));
            }
            return new LogitAttribution(List.copyOf(votes), constant);
        }

        private void attention(int layer) {
            BlockTrace block = trace.blocks().get(layer);
            float[] rest = block.attentionOutput().row(token);
            for (int head = 0; head < model.config().heads(); head++) {
                float[] written = written(block, layer, head);
                for (int i = 0; i < rest.length; i++) {
                    rest[i] -= written[i];
                }
                add(Part.HEAD, layer, head, written);
            }
            add(Part.ATTENTION_REST, layer, 0, rest);
        }

        /** What a head writes to the stream: its output times its rows of the output matrix, {@code [width]}. */
        private float[] written(BlockTrace block, int layer, int head) {
            int headWidth = model.config().headWidth();
            Matrix matrix =
                    model.weights().blocks().get(layer).attentionOutput().weight();
            float[] written = new float[matrix.columns()];
            for (int i = head * headWidth; i < (head + 1) * headWidth; i++) {
                float value = block.headOutputs().get(token, i);
                for (int j = 0; j < written.length; j++) {
                    written[j] += value * matrix.get(i, j);
                }
            }
            return written;
        }

        private void add(Part part, int layer, int head, float... vector) {
            votes.add(new Vote(part, layer, head, dot(word, vector), dot(average, vector)));
        }
    }
}
