package org.languageplayground.rag.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.languageplayground.rag.RagFixture.reading;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.languageplayground.rag.RagFixture;
import org.languageplayground.rag.question.Answer.OfTheModel;
import org.languageplayground.search.Method;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.World;

/** What the exercises and the narration of chapter 3 say comes true. */
class RagExercisesTest {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT);

    private final RagSimulation simulation = RagFixture.simulation();

    private static String text(int exercise, String part) {
        return TEXTS.getString("rag.exercise." + exercise + "." + part);
    }

    private RagReading set(String scenario) {
        simulation.restore(QueryParameters.fromString(scenario).getParameters());
        assertThat(simulation.takeNotices()).isEmpty();
        return reading(simulation);
    }

    private OfTheModel answers(int exercise) {
        return (OfTheModel) set(text(exercise, "link")).answer();
    }

    private static void comesTrue(int exercise, int option) {
        assertThat(text(exercise, "options").lines()).hasSizeGreaterThanOrEqualTo(option);
        assertThat(Integer.parseInt(text(exercise, "right"))).isEqualTo(option);
    }

    private static String truth(OfTheModel answers) {
        return answers.truth().orElseThrow().value();
    }

    @Test
    void byHeartTheModelIsWrongAndVerySure() {
        OfTheModel answers = answers(1);
        assertThat(answers.closedBook().answer()).isEqualTo("zuveva").isNotEqualTo(truth(answers));
        assertThat(answers.closedBook().probability()).isBetween(0.85, 0.95);
        comesTrue(1, 3);
    }

    @Test
    void aChunkOnAnotherCountryMisleadsIt() {
        OfTheModel answers = answers(2);
        assertThat(answers.wrong().orElseThrow().said().answer())
                .isEqualTo("hulela")
                .isEqualTo(World.standard().fact("klirstan", FactKind.CAPITAL).value());
        assertThat(answers.wrong().get().passage().places("hulela")).isNotEmpty();
        comesTrue(2, 2);
    }

    @Test
    void itBelievesAChangedPage() {
        double before =
                ((OfTheModel) set("").answer()).retrieved().orElseThrow().said().probability();
        OfTheModel answers = answers(3);
        assertThat(answers.retrieved().orElseThrow().said().answer()).isEqualTo("hulela");
        assertThat(answers.retrieved().get().said().probability()).isGreaterThan(before);
        comesTrue(3, 2);
    }

    @Test
    void onWhatItKnowsItStaysWithWhatItKnows() {
        OfTheModel answers = answers(4);
        assertThat(answers.closedBook().answer()).isEqualTo(truth(answers));
        assertThat(answers.retrieved().orElseThrow().said().answer()).isEqualTo(truth(answers));
        assertThat(answers.retrieved().get().said().probability())
                .isLessThan(answers.closedBook().probability());
        comesTrue(4, 2);
    }

    @Test
    void fourWholePagesAreTooMuch() {
        OfTheModel before = (OfTheModel) set("").answer();
        assertThat(before.retrieved().orElseThrow().said().answer()).isEqualTo(truth(before));
        OfTheModel answers = answers(5);
        assertThat(answers.retrieved().orElseThrow().said().answer()).isNotEqualTo(truth(answers));
        assertThat(answers.retrieved().get().said().leftTokens()).isPositive();
        assertThat(answers.retrieved().get().passage().places(truth(answers))).isNotEmpty();
        comesTrue(5, 2);
    }

    @Test
    void stopWordsAreNothingForBm25() {
        assertThat(set(text(6, "link")).ranking()).isEmpty();
        simulation.set(RagFields.METHOD, Method.TF_IDF);
        assertThat(reading(simulation).ranking()).hasSize(2);
        comesTrue(6, 3);
    }

    @Test
    void onACountryThatDoesNotExistItNamesACityOfItsWorld() {
        RagReading reading = set(text(7, "link"));
        OfTheModel answers = (OfTheModel) reading.answer();
        List<String> cities = World.standard().values(FactKind.CAPITAL);
        assertThat(cities).contains(answers.retrieved().orElseThrow().said().answer());
        assertThat(cities).contains(answers.closedBook().answer());
        assertThat(reading.guidance().strange()).containsExactly("germany");
        comesTrue(7, 3);
    }

    @Test
    void whatSharesNoWordIsFoundByVectorsAlone() {
        RagReading reading = set(text(8, "link"));
        assertThat(first(reading)).isEqualTo("safety-bias");
        simulation.set(RagFields.METHOD, Method.HYBRID);
        assertThat(first(reading(simulation))).isNotEqualTo("safety-bias");
        simulation.set(RagFields.METHOD, Method.BM25);
        assertThat(reading(simulation).ranking())
                .extracting(hit -> reading.chunk(hit.chunk()).document().id())
                .doesNotContain("safety-bias");
        String article = reading.corpus().documents().stream()
                .filter(document -> document.id().equals("safety-bias"))
                .findFirst()
                .orElseThrow()
                .text();
        assertThat(article).doesNotContainPattern("(?i)\\b(AI|racist)\\b");
        comesTrue(8, 2);
    }

    private static String first(RagReading reading) {
        return reading.chunk(reading.ranking().getFirst().chunk()).document().id();
    }

    @Test
    void everyScenarioOfTheNarrationCanBeSet() {
        assertThat(TEXTS.getString("rag.narration").lines()).isNotEmpty().allSatisfy(line -> {
            String[] parts = line.strip().split(" \\| ");
            assertThat(List.of("input", "picture", "output", "controls")).contains(parts[1]);
            if (parts.length > 2) {
                set(parts[2]);
            }
        });
    }
}
