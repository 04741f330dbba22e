package org.languageplayground.world.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.world.Example;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.language.Vocabulary;
import org.languageplayground.world.text.FactExamples;

class AnswerBatchTest {
    private final Vocabulary vocabulary = Vocabulary.standard();

    @Test
    void onlyAnswersAreToBePredictedEachTokenFromThoseBeforeIt() {
        Example first = new Example.Builder()
                .given("the capital of zorland is")
                .answer("mirna .")
                .build();
        Example second = new Example.Builder().given("river ?").answer("abq").build();
        LabelledBatch batch = AnswerBatch.of(List.of(first, second), vocabulary::encode);
        assertThat(batch.tokens().starts()).containsExactly(0, 7, 12);
        assertThat(batch.targets().rows()).containsExactly(4, 5, 8, 9, 10);
        assertThat(vocabulary.decode(batch.targets().ids())).isEqualTo("mirna . abq");
        assertThat(batch.targets().weights()).containsOnly(1);
    }

    @Test
    void everyQuestionNamesItsCountryAndEndsWithItsValue() {
        Fact fact = new Fact("kuvaria", FactKind.CAPITAL, "tomela");
        FactExamples examples = new FactExamples(List.of(fact));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            String text = examples.next(random).text();
            assertThat(text).contains("kuvaria").endsWith(" tomela .");
        }
    }
}
