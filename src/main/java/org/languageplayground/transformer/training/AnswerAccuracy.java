package org.languageplayground.transformer.training;

import java.util.Arrays;
import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Right answers among sequences. An answer is right when each of its tokens is the likeliest after those before it: then, and
 * only then, would the model have written it itself, taking the likeliest token each time.
 */
public final class AnswerAccuracy {
    private AnswerAccuracy() {}

    /** Whether all targets of each sequence are the likeliest tokens, {@code [sequences]}; the weights do not count. */
    public static boolean[] right(Transformer model, LabelledBatch batch) {
        int[] rows = batch.targets().rows();
        Matrix logits = model.logits(model.forward(batch.tokens()), rows).logits();
        boolean[] right = new boolean[batch.tokens().sequences()];
        Arrays.fill(right, true);
        int sequence = 0;
        for (int i = 0; i < rows.length; i++) {
            while (rows[i] >= batch.tokens().starts()[sequence + 1]) {
                sequence++;
            }
            right[sequence] &=
                    Generation.likeliest(logits.row(i)) == batch.targets().ids()[i];
        }
        return right;
    }
}
