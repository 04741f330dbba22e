package org.languageplayground.transformer.measure;

import java.util.stream.IntStream;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.Rows;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Whether a head, wherever it looks, makes the model say what stands there: each token's value goes through the head's output matrix and the model's head for words;
 * of the logits that rise above the mean, the share that belongs to the token itself, among the tokens of the text (after Olsson et al. 2022,
 * arXiv:2209.11895).
 */
public final class CopyingScore {
    private CopyingScore() {}

    /**
     * The score of one head over some tokens of a text.
     *
     * @param places of the tokens that it looks at
     * @throws IllegalStateException if the model has no head over words
     */
    public static double of(Transformer model, Trace trace, int layer, int head, int... places) {
        if (model.weights().head() == null) {
            throw new IllegalStateException("this model has no head that predicts tokens");
        }
        int[] ids =
                IntStream.of(places).map(place -> trace.batch().ids()[place]).toArray();
        int[] words = IntStream.of(ids).distinct().toArray();
        Matrix written = trace.blocks()
                .get(layer)
                .written(head, model.weights().blocks().get(layer).attentionOutput());
        Matrix logits = logits(model, Rows.gather(written, places));
        double own = 0;
        double all = 0;
        for (int token = 0; token < ids.length; token++) {
            float[] row = logits.row(token);
            double mean = mean(row);
            for (int word : words) {
                double raised = Math.max(0, row[word] - mean);
                all += raised;
                own += word == ids[token] ? raised : 0;
            }
        }
        return all == 0 ? 0 : own / all;
    }

    /** What evenly raised words would score: 1 by how many different ones there are. */
    public static double evenly(int[] ids, int... places) {
        return 1.0 / IntStream.of(places).map(place -> ids[place]).distinct().count();
    }

    /** V·W_O·decoderᵀ: what the head would add to the logits with all its attention on one token, {@code [tokens][vocabulary]}. */
    private static Matrix logits(Transformer model, Matrix written) {
        Matrix decoder = model.weights().head().decoder();
        Matrix logits = Matrix.zeros(written.rows(), decoder.rows());
        Kernels.active().multiply(written.slice(), decoder.slice().transposed(), logits.slice());
        return logits;
    }

    private static double mean(float... values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
