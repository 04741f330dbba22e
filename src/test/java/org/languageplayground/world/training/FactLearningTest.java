package org.languageplayground.world.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.FineTuning;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.adapter.LoraSettings;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.training.AnswerScore;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.world.Country;
import org.languageplayground.world.Example;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.QuestionTemplates;
import org.languageplayground.world.ShippedModels;
import org.languageplayground.world.World;
import org.languageplayground.world.language.Vocabulary;
import org.languageplayground.world.text.FactExamples;

/** The shipped model learns a fact that came after its cutoff, asked for in words that training never used. */
class FactLearningTest {
    private static final Function<String, int[]> ENCODER = Vocabulary.standard()::encode;
    private static final int STEPS = 100;

    private final World world = World.standard();
    private final Fact mirna = world.fact("zorland", FactKind.CAPITAL);
    private final List<Fact> old = old();

    @Test
    void loraOfRankEightLearnsOneFactAndKeepsTheOthersIfTheyAreRepeated() {
        Transformer tuned = tuned(8);
        assertThat(right(tuned, List.of(mirna), 20)).isGreaterThanOrEqualTo(0.95);
        assertThat(right(tuned, old, 1)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void withoutRepetitionTheOldFactsAreForgotten() {
        Transformer tuned = tuned(0);
        assertThat(right(tuned, List.of(mirna), 20)).isGreaterThanOrEqualTo(0.95);
        assertThat(right(tuned, old, 1)).isLessThan(0.5);
    }

    private Transformer tuned(int repeated) {
        try (LoadedModel loaded = ModelFolder.load("models/" + ShippedModels.causal(4))) {
            Transformer base = loaded.model();
            assertThat(right(base, List.of(mirna), 20)).isLessThan(0.2);
            Lora lora = Lora.of(
                    base::weights,
                    new LoraSettings(8, 16, false, Set.of(Target.QUERY, Target.VALUE)),
                    new SplittableRandom(1));
            FineTuning run = new FineTuning(base.config(), lora, random -> batch(repeated, random), 3e-3f, 1);
            for (int i = 0; i < STEPS; i++) {
                run.step();
            }
            return run.model();
        }
    }

    private LabelledBatch batch(int repeated, RandomGenerator random) {
        FactExamples fresh = new FactExamples(List.of(mirna));
        FactExamples known = new FactExamples(old);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            examples.add(fresh.next(random));
        }
        for (int i = 0; i < repeated; i++) {
            examples.add(known.next(random));
        }
        return AnswerBatch.of(examples, ENCODER);
    }

    private List<Fact> old() {
        List<Fact> facts = new ArrayList<>();
        for (Country country : world.countries(false)) {
            for (FactKind kind : FactKind.values()) {
                facts.add(world.fact(country.name(), kind));
            }
        }
        return facts;
    }

    private static double right(Transformer model, List<Fact> facts, int questions) {
        RandomGenerator random = new SplittableRandom(2);
        List<Example> examples = new ArrayList<>();
        for (Fact fact : facts) {
            for (int i = 0; i < questions; i++) {
                examples.add(new Example.Builder()
                        .given(QuestionTemplates.askHeldOut(fact.country(), fact.kind(), random))
                        .answer(fact.value() + " .")
                        .build());
            }
        }
        boolean[] right =
                AnswerScore.of(model, AnswerBatch.of(examples, ENCODER)).right();
        int count = 0;
        for (boolean one : right) {
            count += one ? 1 : 0;
        }
        return (double) count / right.length;
    }
}
