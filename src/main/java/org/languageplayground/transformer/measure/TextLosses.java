package org.languageplayground.transformer.measure;

import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.transformer.training.Targets;

/**
 * What each text of a batch costs a model.
 *
 * @param bits mean −log₂ p of the text's targets, {@code [texts]}
 * @param right whether each target of the text is the model's likeliest token, {@code [texts]}
 */
public record TextLosses(double[] bits, boolean[] right) {
    private static final double NATS_A_BIT = Math.log(2);

    /**
     * Reads all targets off the last residual stream.
     *
     * @param hidden as the head reads it, {@code [tokens][width]}
     */
    public static TextLosses of(Transformer model, LabelledBatch texts, Matrix hidden) {
        TokenBatch tokens = texts.tokens();
        Targets targets = texts.targets();
        Matrix logits = model.logits(hidden, targets.rows()).logits();
        double[] bits = new double[tokens.sequences()];
        boolean[] right = new boolean[tokens.sequences()];
        int next = 0;
        for (int text = 0; text < bits.length; text++) {
            int first = next;
            right[text] = true;
            while (next < logits.rows() && targets.rows()[next] < tokens.starts()[text + 1]) {
                bits[text] += bits(logits.row(next), targets.ids()[next]);
                right[text] &= Generation.likeliest(logits.row(next)) == targets.ids()[next];
                next++;
            }
            bits[text] /= next - first;
        }
        return new TextLosses(bits, right);
    }

    /** −log₂ p of a token at each of some rows of the last residual stream. */
    public static double[] bits(Transformer model, Matrix hidden, int[] rows, int... ids) {
        Matrix logits = model.logits(hidden, rows).logits();
        double[] bits = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            bits[row] = bits(logits.row(row), ids[row]);
        }
        return bits;
    }

    private static double bits(float[] logits, int id) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            greatest = Math.max(greatest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - greatest);
        }
        return (greatest + Math.log(sum) - logits[id]) / NATS_A_BIT;
    }
}
