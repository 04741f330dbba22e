package org.languageplayground.world.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.world.Example;

/** Texts as a batch in which only the answers are to be predicted, each token of them from all tokens before it. */
public final class AnswerBatch {
    private AnswerBatch() {}

    /**
     * One sequence a text.
     *
     * @param encoder cuts text into token ids, without special tokens
     */
    public static LabelledBatch of(List<Example> examples, Function<String, int[]> encoder) {
        TargetList targets = new TargetList();
        List<int[]> sequences = new ArrayList<>();
        int start = 0;
        for (Example example : examples) {
            EncodedExample encoded = EncodedExample.of(example, encoder);
            for (int i = 1; i < encoded.ids().length; i++) {
                if (encoded.answers()[i]) {
                    targets.add(start + i - 1, encoded.ids()[i], 1, true);
                }
            }
            sequences.add(encoded.ids());
            start += encoded.ids().length;
        }
        TrainingBatch batch = targets.with(TokenBatch.of(sequences));
        return new LabelledBatch(batch.tokens(), batch.targets());
    }
}
