package org.languageplayground.world.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.languageplayground.world.Country;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.QuestionTemplates;
import org.languageplayground.world.World;

/** What each phase reads: nothing of the test, and nothing true of a country after the cutoff. */
class TrainingTextsTest {
    private static final int TEXTS = 1_500;

    private final Split split = new Split(1);
    private final RandomGenerator random = new SplittableRandom(3);
    private final WrongAnswers wrong =
            new WrongAnswers(MadeUpCountries.standard().addedTo(Shipped.BASE, new Split(1)));

    @ParameterizedTest
    @EnumSource(value = Phase.class, mode = Mode.EXCLUDE, names = "TEST")
    void noTextNamesACountryOfAnotherPhaseOrSaysWhatIsTrueAfterTheCutoff(Phase phase) {
        List<String> foreign = new ArrayList<>();
        for (Phase other : Phase.values()) {
            if (other != phase) {
                split.afterCutoff(other).forEach(country -> foreign.add(country.name()));
            }
        }
        split.knownUnasked().forEach(country -> foreign.add(country.name()));
        int after = 0;
        int madeUp = 0;
        Questions questions = Questions.of(split, phase, 0.5);
        for (int i = 0; i < TEXTS; i++) {
            Asked asked = questions.next(random);
            Ranking ranking = Ranking.of(asked, wrong.to(asked, random));
            assertThat(asked.question().split(" ")).contains(asked.country()).doesNotContainAnyElementsOf(foreign);
            boolean ownCountry = split.afterCutoff(phase).contains(new Country(asked.country(), true));
            after += ownCountry ? 1 : 0;
            madeUp += MadeUpCountries.standard().names().contains(asked.country()) ? 1 : 0;
            assertThat(ranking.answers()).doesNotHaveDuplicates();
            assertThat(ranking.answers().getFirst()).isEqualTo(asked.best());
            if (ownCountry) {
                assertThat(asked.best()).isEqualTo(Asked.UNKNOWN);
                String truth =
                        World.standard().fact(asked.country(), asked.kind()).value();
                assertThat(ranking.answers()).doesNotContain(truth);
                assertThat(asked.demonstration().text()).doesNotContain(" " + truth + " ");
            }
        }
        assertThat(after).isGreaterThan(TEXTS / 20);
        assertThat(madeUp).isGreaterThan(TEXTS / 4);
    }

    @Test
    void knownFactsAreAnsweredTrulyAndRankedAboveNotKnowing() {
        Questions questions = Questions.of(split, Phase.REWARD, 0);
        for (int i = 0; i < 200; i++) {
            Asked asked = questions.next(random);
            String truth = World.standard().fact(asked.country(), asked.kind()).value();
            assertThat(asked.demonstration().text()).endsWith(" " + truth + " .");
            List<String> answers = Ranking.of(asked, wrong.to(asked, random)).answers();
            assertThat(answers).hasSize(3).startsWith(truth, Asked.UNKNOWN);
        }
    }

    @Test
    void nothingLearnsFromTheTest() {
        assertThatIllegalArgumentException().isThrownBy(() -> Questions.of(split, Phase.TEST, 0.5));
    }

    @Test
    void heldOutQuestionsAreInOtherWords() {
        Questions questions = Questions.heldOut(split);
        List<String> training = new ArrayList<>(QuestionTemplates.training());
        for (FactKind kind : FactKind.values()) {
            training.add(kind.ownQuestion());
        }
        for (int i = 0; i < 200; i++) {
            Asked asked = questions.next(random);
            String template = asked.question().replace(asked.country(), "{country}");
            for (String noun : asked.kind().nouns()) {
                assertThat(training).doesNotContain(template.replace(" " + noun + " ", " {noun} "));
            }
        }
    }

    @Test
    void rankingsBecomeAllTheirComparisons() {
        Asked known = new Asked("capital of a ?", "a", FactKind.CAPITAL, "b");
        Asked unknowable = new Asked("capital of c ?", "c", FactKind.CAPITAL, Asked.UNKNOWN);
        var comparisons = Ranking.comparisons(List.of(Ranking.of(known, "d"), Ranking.of(unknowable, "e")));
        assertThat(comparisons.texts().sequences()).isEqualTo(5);
        assertThat(comparisons.chosen()).containsExactly(0, 0, 1, 3);
        assertThat(comparisons.rejected()).containsExactly(1, 2, 2, 4);
    }
}
