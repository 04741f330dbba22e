package org.languageplayground.transformer.measure;

import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Whether a head, wherever it looks, makes the model say what stands there: each token's value goes through the head's output matrix and the model's head for words;
 * of the logits that rise above the mean, the share that belongs to the token itself, among the tokens of the text (after Olsson et al. 2022,
 * arXiv:2209.11895). Evenly it would be 1 / tokens.
 */
public final class CopyingScore {
    private CopyingScore() {}

    /**
     * The score of one head over a text without repetitions.
     *
     * @throws IllegalStateException if the model has no head over words
     */
    public static double of(Transformer model, Trace trace, int layer, int head) {
        if (model.weights().head() == null) {
            throw new IllegalStateException("this model has no head that predicts tokens");
        }
        int[] ids = trace.batch().ids();
        Matrix values = trace.blocks().get(layer).values(head);
        Matrix output = model.weights().blocks().get(layer).attentionOutput().weight();
        Matrix decoder = model.weights().head().decoder();
        double own = 0;
        double all = 0;
        for (int token = 0; token < ids.length; token++) {
            double[] written = written(values.row(token), output, head);
            double[] raised = raised(written, decoder);
            for (int other : ids) {
                all += raised[other];
            }
            own += raised[ids[token]];
        }
        return all == 0 ? 0 : own / all;
    }

    /** What the head would write to the residual stream if all its attention were on that value, {@code [width]}. */
    private static double[] written(float[] value, Matrix output, int head) {
        double[] written = new double[output.columns()];
        for (int i = 0; i < value.length; i++) {
            for (int j = 0; j < written.length; j++) {
                written[j] += value[i] * output.get(head * value.length + i, j);
            }
        }
        return written;
    }

    /** How far each logit rises above the mean, 0 for those that do not, {@code [vocabulary]}. */
    private static double[] raised(double[] written, Matrix decoder) {
        double[] logits = new double[decoder.rows()];
        double mean = 0;
        for (int id = 0; id < logits.length; id++) {
            for (int i = 0; i < written.length; i++) {
                logits[id] += written[i] * decoder.get(id, i);
            }
            mean += logits[id] / logits.length;
        }
        for (int id = 0; id < logits.length; id++) {
            logits[id] = Math.max(0, logits[id] - mean);
        }
        return logits;
    }
}
