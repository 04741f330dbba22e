package org.languageplayground.rag.question;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.languageplayground.rag.RagFixture.reading;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.languageplayground.classroom.lesson.ShippedLessons;
import org.languageplayground.classroom.lesson.ShippedLessons.Asked;
import org.languageplayground.classroom.lesson.plan.Scenario;
import org.languageplayground.rag.RagFixture;
import org.languageplayground.rag.question.Answer.Grounded;
import org.languageplayground.rag.question.Answer.OfTheModel;
import org.languageplayground.rag.question.WorldReader.Said;
import org.languageplayground.search.Method;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.World;

/** What the shipped lessons say of this chapter's page comes true. */
class RetrievalLessonTest {
    private static final String CHAPTER = "rag";
    private static final World WORLD = World.standard();

    private final RagSimulation simulation = RagFixture.simulation();

    private RagReading set(Scenario scenario) {
        simulation.restore(scenario.parameters());
        assertThat(simulation.takeNotices()).as(scenario.toString()).isEmpty();
        return reading(simulation);
    }

    private OfTheModel answers(Scenario scenario) {
        return (OfTheModel) set(scenario).answer();
    }

    private static Said read(OfTheModel answers) {
        return answers.retrieved().orElseThrow().said();
    }

    private static String truth(OfTheModel answers) {
        return answers.truth().orElseThrow().value();
    }

    private static String percent(double probability) {
        return Math.round(100 * probability) + " %";
    }

    @Test
    void everyScenarioCanBeSetAndHidesPartsThatThereAre() {
        assertThat(ShippedLessons.scenarios(CHAPTER)).isNotEmpty().allSatisfy(scenario -> {
            set(scenario);
            assertThat(ShippedLessons.hidden(scenario)).isSubsetOf("output", "message", "stats", "pipeline");
        });
    }

    @TestFactory
    Stream<DynamicTest> everyQuestionIsAnsweredAsThePageAnswersIt() {
        Map<String, Consumer<Asked>> proofs = Map.ofEntries(
                entry("first-visit/The wrong page", this::misled),
                entry("retrieval/The right page", this::theRightPage),
                entry("retrieval/Somebody changes the page", this::theChangedPage),
                entry("retrieval/Against what it knows", this::staysWithItself),
                entry("retrieval/A page without the answer", this::withoutTheAnswer),
                entry("retrieval/More is not better", this::tooMuch),
                entry("retrieval/Words or meaning?", this::meaning),
                entry("retrieval/A country that does not exist", this::noSuchCountry),
                entry("retrieval/What do you say now?", this::knowsBetter));
        return ShippedLessons.proofs(CHAPTER, proofs);
    }

    private void misled(Asked asked) {
        OfTheModel answers = answers(asked.shown());
        Grounded wrong = answers.wrong().orElseThrow();
        asked.comesTrue(wrong.said().answer());
        assertThat(wrong.said().answer())
                .isEqualTo(WORLD.fact("klirstan", FactKind.CAPITAL).value());
        assertThat(wrong.passage().text()).contains("klirstan").doesNotContain("zorland");
        assertThat(asked.question().text()).contains("Klirstan", "Hulela");
        assertThat(asked.why()).contains("“" + wrong.said().answer() + "”");
    }

    private void theRightPage(Asked asked) {
        OfTheModel answers = answers(asked.shown());
        asked.comesTrue(read(answers).answer());
        assertThat(read(answers).answer()).isEqualTo(truth(answers));
        assertThat(answers.retrieved().orElseThrow().passage().texts()).hasSize(2);
        assertThat(answers.retrieved().get().passage().places(truth(answers))).isNotEmpty();
        assertThat(answers.closedBook().answer()).isEqualTo("zuveva");
        assertThat(set(asked.shown()).corpus().documents()).hasSize(60);
    }

    private void theChangedPage(Asked asked) {
        double before = read(answers(asked.step().scenario())).probability();
        OfTheModel answers = answers(asked.shown());
        asked.comesTrue(read(answers).answer());
        assertThat(read(answers).answer()).isNotEqualTo(truth(answers));
        assertThat(read(answers).probability()).as("it is surer").isGreaterThan(before);
    }

    private void staysWithItself(Asked asked) {
        OfTheModel answers = answers(asked.shown());
        assertThat(read(answers).answer())
                .isEqualTo(answers.closedBook().answer())
                .isEqualTo(truth(answers));
        asked.comesTrue("itself: " + read(answers).answer());
        assertThat(asked.why())
                .contains("“" + truth(answers) + "”", percent(read(answers).probability()));
        assertThat(answers.closedBook().probability()).isGreaterThan(0.995);
    }

    private void withoutTheAnswer(Asked asked) {
        OfTheModel answers = answers(asked.shown());
        assertThat(WORLD.values(FactKind.RIVER)).contains(read(answers).answer());
        assertThat(read(answers).answer())
                .isNotEqualTo(truth(answers))
                .isEqualTo(answers.closedBook().answer());
        assertThat(answers.retrieved().orElseThrow().passage().text())
                .contains("zorland")
                .doesNotContain(truth(answers))
                .doesNotContain(read(answers).answer());
        assertThat(asked.why()).contains("“" + read(answers).answer() + "”");
        assertThat(asked.why().toLowerCase(java.util.Locale.ROOT)).contains(truth(answers));
        asked.comesTrue("some river by heart, and a wrong one");
    }

    private void tooMuch(Asked asked) {
        OfTheModel before = answers(asked.step().scenario());
        assertThat(read(before).answer()).isEqualTo(truth(before));
        OfTheModel answers = answers(asked.shown());
        assertThat(answers.retrieved().orElseThrow().passage().texts()).hasSize(4);
        assertThat(read(answers).answer()).isNotEqualTo(truth(answers));
        assertThat(read(answers).leftTokens()).isPositive();
        assertThat(answers.retrieved().get().passage().places(truth(answers))).isNotEmpty();
        assertThat(WORLD.values(FactKind.CAPITAL))
                .as("it finds no answer any more")
                .doesNotContain(read(answers).answer());
        asked.comesTrue("it turns wrong");
    }

    private void meaning(Asked asked) {
        RagReading reading = set(asked.shown());
        assertThat(reading.asked().method()).isEqualTo(Method.DENSE);
        assertThat(first(reading)).isEqualTo("safety-bias");
        for (Method other : List.of(Method.BM25, Method.HYBRID)) {
            simulation.set(RagFields.METHOD, other);
            assertThat(first(reading(simulation))).as(other.name()).isNotEqualTo("safety-bias");
        }
        asked.comesTrue("Dense");
    }

    private static String first(RagReading reading) {
        return reading.chunk(reading.ranking().getFirst().chunk()).document().id();
    }

    private void noSuchCountry(Asked asked) {
        RagReading reading = set(asked.shown());
        OfTheModel answers = (OfTheModel) reading.answer();
        assertThat(WORLD.values(FactKind.CAPITAL))
                .contains(read(answers).answer(), answers.closedBook().answer());
        assertThat(reading.guidance().strange()).containsExactly("germany");
        asked.comesTrue("a city of its own world");
    }

    private void knowsBetter(Asked asked) {
        OfTheModel answers = answers(asked.shown());
        Grounded wrong = answers.wrong().orElseThrow();
        assertThat(wrong.passage().text()).doesNotContain("klirstan").doesNotContain("hulela");
        assertThat(wrong.said().answer())
                .isEqualTo(answers.closedBook().answer())
                .isEqualTo(truth(answers));
        asked.comesTrue(wrong.said().answer());
    }
}
