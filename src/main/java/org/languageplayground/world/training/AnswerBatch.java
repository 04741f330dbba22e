package org.languageplayground.world.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.transformer.training.Targets;
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
        IntStream.Builder rows = IntStream.builder();
        IntStream.Builder ids = IntStream.builder();
        List<int[]> sequences = new ArrayList<>();
        int start = 0;
        for (Example example : examples) {
            EncodedExample encoded = EncodedExample.of(example, encoder);
            for (int i = 1; i < encoded.ids().length; i++) {
                if (encoded.answers()[i]) {
                    rows.add(start + i - 1);
                    ids.add(encoded.ids()[i]);
                }
            }
            sequences.add(encoded.ids());
            start += encoded.ids().length;
        }
        int[] answers = ids.build().toArray();
        float[] weights = new float[answers.length];
        Arrays.fill(weights, 1);
        return new LabelledBatch(
                TokenBatch.of(sequences), new Targets(rows.build().toArray(), answers, weights));
    }
}
