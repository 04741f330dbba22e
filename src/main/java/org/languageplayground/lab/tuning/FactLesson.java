package org.languageplayground.lab.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.world.Example;
import org.languageplayground.world.TextSource;
import org.languageplayground.world.language.Vocabulary;
import org.languageplayground.world.text.FactExamples;
import org.languageplayground.world.training.AnswerBatch;
import org.languageplayground.world.tuning.FactQuestions;

/**
 * What the shipped runs are trained on: in every batch as many questions on the facts after the cutoff as on those before it,
 * which are repeated so that they are not forgotten.
 */
final class FactLesson implements Function<RandomGenerator, LabelledBatch> {
    /** Questions of either kind in a batch. */
    static final int OF_EACH = 16;

    private final TextSource after = new FactExamples(FactQuestions.facts(true));
    private final TextSource before = new FactExamples(FactQuestions.facts(false));

    @Override
    public LabelledBatch apply(RandomGenerator random) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < OF_EACH; i++) {
            examples.add(after.next(random));
            examples.add(before.next(random));
        }
        return AnswerBatch.of(examples, Vocabulary.standard()::encode);
    }
}
