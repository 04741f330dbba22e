package org.languageplayground.transformer.training;

import java.util.Arrays;
import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * How well a model answers. An answer is right when each of its tokens is the likeliest after those before it: then, and only
 * then, would the model have written it itself, taking the likeliest token each time.
 *
 * @param right whether each sequence's answer is right; the targets' weights do not count, {@code [sequences]}
 * @param loss mean cross-entropy of the targets, in nats
 */
public record AnswerScore(boolean[] right, double loss) {

    /** Asks for all targets of a batch. */
    public static AnswerScore of(Transformer model, LabelledBatch batch) {
        Targets targets = batch.targets();
        int[] rows = targets.rows();
        Matrix logits = model.logits(model.hidden(batch.tokens()), rows).logits();
        boolean[] right = new boolean[batch.tokens().sequences()];
        Arrays.fill(right, true);
        int sequence = 0;
        for (int i = 0; i < rows.length; i++) {
            while (rows[i] >= batch.tokens().starts()[sequence + 1]) {
                sequence++;
            }
            right[sequence] &= Generation.likeliest(logits.row(i)) == targets.ids()[i];
        }
        double loss = CrossEntropy.lossAndGradient(logits, targets.ids(), targets.weights(), targets.totalWeight());
        return new AnswerScore(right, loss);
    }
}
