package org.languageplayground.world.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.world.Example;
import org.languageplayground.world.Segment;

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
            List<Integer> ids = new ArrayList<>();
            for (Segment segment : example.segments()) {
                for (int id : encoder.apply(segment.text())) {
                    if (segment.answer() && !ids.isEmpty()) {
                        targets.add(start + ids.size() - 1, id, 1, true);
                    }
                    ids.add(id);
                }
            }
            sequences.add(ids.stream().mapToInt(Integer::intValue).toArray());
            start += ids.size();
        }
        TrainingBatch batch = targets.with(TokenBatch.of(sequences));
        return new LabelledBatch(batch.tokens(), batch.targets());
    }
}
