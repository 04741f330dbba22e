package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.Notice;

class AttentionSimulationTest {
    private static final ModelLibrary LIBRARY = new ModelLibrary("");

    private AttentionSimulation simulation;

    @BeforeEach
    void open() {
        simulation = new AttentionSimulation(LIBRARY, new TraceCache(32));
    }

    private List<String> noticeKeys() {
        return simulation.takeNotices().stream().map(Notice::key).toList();
    }

    @Test
    void startsWithThePronounSelected() {
        assertThat(simulation.state().selected()).hasSize(1);
        assertThat(simulation.tokens().get(simulation.state().selected().getFirst()))
                .isEqualTo("it");
        assertThat(simulation.mode()).isEqualTo(Mode.GPT);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void everyRowOfAttentionSumsToOne(Mode mode) {
        simulation.mode(mode);
        Matrix weights = simulation.reading().weights();
        for (int row = 0; row < weights.rows(); row++) {
            float sum = 0;
            for (float weight : weights.row(row)) {
                sum += weight;
            }
            assertThat(sum).isCloseTo(1f, within(1e-5f));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"GPT", "UNTRAINED"})
    void causalModelsNeverAttendToWhatFollows(Mode mode) {
        simulation.mode(mode);
        Matrix weights = simulation.reading().weights();
        for (int row = 0; row < weights.rows(); row++) {
            for (int column = row + 1; column < weights.columns(); column++) {
                assertThat(weights.get(row, column)).isZero();
            }
        }
    }

    @Test
    void factorZeroMakesAttentionUniform() {
        simulation.multiple(0);
        Matrix weights = simulation.reading().weights();
        for (int row = 0; row < weights.rows(); row++) {
            for (int column = 0; column <= row; column++) {
                assertThat(weights.get(row, column)).isCloseTo(1f / (row + 1), within(1e-6f));
            }
        }
        assertThat(simulation.reading().effectiveTokens())
                .isCloseTo(simulation.state().selected().getFirst() + 1, within(1e-4));
    }

    @Test
    void aHigherFactorMakesTheFirstLayerSharper() {
        double before = simulation.reading().entropy();
        simulation.multiple(16);
        assertThat(simulation.reading().entropy()).isLessThan(before);
    }

    @Test
    void effectiveTokensAreTwoToThePowerOfTheBitsShown() {
        simulation.toggle(2);
        simulation.toggle(4);
        for (HeadChoice head : List.of(HeadChoice.MEAN, new HeadChoice(0), new HeadChoice(3))) {
            simulation.head(head);
            Reading reading = simulation.reading();
            assertThat(reading.state().selected()).hasSize(3);
            assertThat(reading.effectiveTokens()).isCloseTo(Math.pow(2, reading.entropy()), within(1e-12));
        }
    }

    /** Heads that are sharp, each on a token of its own, still have a wide mean. */
    @Test
    void theEntropyIsThatOfTheMapShown() {
        simulation.multiple(16);
        double mean = simulation.reading().entropy();
        for (int number = 0; number < simulation.config().heads(); number++) {
            simulation.head(new HeadChoice(number));
            assertThat(simulation.reading().entropy()).isLessThan(mean);
        }
    }

    @Test
    void theMultipleIsKeptWhenTheModelChanges() {
        simulation.multiple(2);
        simulation.heads(1);
        assertThat(simulation.scale()).isCloseTo(2 * 0.125f, within(1e-6f));
        simulation.heads(4);
        assertThat(simulation.scale()).isCloseTo(2 * 0.25f, within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void theHeadsSliderSwitchesToTheModelTrainedWithThatMany(int heads) {
        simulation.heads(heads);
        assertThat(simulation.config().heads()).isEqualTo(heads);
        assertThat(simulation.reading().attentionOperations()).isEqualTo(heads * 45L);
        simulation.mode(Mode.BERT);
        assertThat(simulation.config().heads()).isEqualTo(heads);
        assertThat(simulation.reading().attentionOperations()).isEqualTo(heads * 121L);
    }

    @Test
    void theSelectedWordStaysSelectedInAnotherModel() {
        simulation.mode(Mode.BERT);
        assertThat(simulation.tokens()).startsWith("[CLS]").endsWith("[SEP]");
        assertThat(simulation.tokens().get(simulation.state().selected().getFirst()))
                .isEqualTo("it");
    }

    @Test
    void attentionOfSeveralTokensIsSummed() {
        simulation.toggle(2);
        Matrix weights = simulation.reading().weights();
        float[] sum = simulation.reading().selectedAttention();
        List<Integer> selected = simulation.state().selected();
        assertThat(selected).hasSize(2);
        assertThat(sum[0]).isCloseTo(weights.get(selected.get(0), 0) + weights.get(selected.get(1), 0), within(1e-6f));
    }

    @Test
    void untrainedWeightsAreOthersAndAlwaysTheSame() {
        Matrix trained = simulation.reading().weights();
        simulation.mode(Mode.UNTRAINED);
        Matrix untrained = simulation.reading().weights();
        assertThat(untrained).isNotEqualTo(trained);
        AttentionSimulation other = new AttentionSimulation(LIBRARY, new TraceCache(1));
        other.mode(Mode.UNTRAINED);
        assertThat(other.reading().weights()).isEqualTo(untrained);
    }

    @Test
    void theStepsAreThoseOfTheFormula() {
        simulation.head(new HeadChoice(1));
        Reading.Steps steps = simulation.reading().steps(6);
        double sum = 0;
        for (int key = 0; key <= 6; key++) {
            double dot = 0;
            for (int j = 0; j < steps.q().length; j++) {
                dot += steps.q()[j] * steps.keys().get(key, j);
            }
            assertThat((double) steps.scores()[key]).isCloseTo(dot, within(1e-3));
            sum += Math.exp(dot * steps.scale());
        }
        assertThat((double) steps.weights()[3])
                .isCloseTo(Math.exp(steps.scores()[3] * steps.scale()) / sum, within(1e-5));
        double output = 0;
        for (int key = 0; key <= 6; key++) {
            output += steps.weights()[key] * steps.values().get(key, 0);
        }
        assertThat((double) steps.output()[0]).isCloseTo(output, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t\n"})
    void anEmptySentenceIsSaidAndBreaksNothing(String sentence) {
        simulation.sentence(sentence);
        assertThat(simulation.empty()).isTrue();
        assertThat(noticeKeys()).containsExactly("empty");
        simulation.sentence("the cat sat .");
        assertThat(simulation.tokens()).containsExactly("the", "cat", "sat", ".");
    }

    @Test
    void aVeryLongTextIsCutAndThisIsSaid() {
        simulation.sentence("the cat sat ".repeat(8_334));
        assertThat(simulation.tokens()).hasSize(256);
        assertThat(noticeKeys()).containsExactly("long", "cut", "link");
        assertThat(simulation.reading().weights().rows()).isEqualTo(256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"🙂🙂 👩‍👩‍👧", "שלום עולם", "مرحبا", "日本語", "\u0000\u0007"})
    void lettersThatTheModelNeverSawAreSaidAndBreakNothing(String sentence) {
        simulation.sentence(sentence);
        assertThat(noticeKeys()).isNotEmpty();
        if (!simulation.empty()) {
            assertThat(simulation.reading().weights().rows())
                    .isEqualTo(simulation.tokens().size());
        }
    }

    @Test
    void aLinkToAnotherModelKeepsTheFirstWordSelectedAndTakesItsOwnAsItStands() {
        simulation.restore(Map.of("model", List.of("world-masked-4")));
        assertThat(simulation.state().selected())
                .containsExactly(simulation.tokens().indexOf("it"));
        simulation.restore(Map.of("model", List.of("world-masked-4"), "sel", List.of("7")));
        assertThat(simulation.state().selected()).containsExactly(6);
        assertThat(simulation.takeNotices()).isEmpty();
    }

    @Test
    void randomWeightsTakeTheShapeOfTheModelLookedAt() {
        simulation.mode(Mode.BERT);
        simulation.mode(Mode.UNTRAINED);
        assertThat(simulation.mode()).isEqualTo(Mode.UNTRAINED);
        assertThat(simulation.reading().causal()).isFalse();
        simulation.mode(Mode.GPT);
        assertThat(simulation.reading().causal()).isTrue();
    }

    /** The greatest weight that any head of a layer puts from the last token on a word, as the exercises say. */
    private float fromTheQuestionMark(int layer, String word) {
        simulation.layer(layer - 1);
        Reading reading = simulation.reading();
        int last = reading.size() - 1;
        float greatest = 0;
        for (int head = 0; head < reading.config().heads(); head++) {
            greatest = Math.max(
                    greatest, reading.weights(head).get(last, reading.tokens().lastIndexOf(word)));
        }
        return greatest;
    }

    @Test
    void whatTheExercisesSendStudentsToFindIsThere() {
        simulation.sentence("what is the capital of zorland ?");
        assertThat(fromTheQuestionMark(1, "capital")).isGreaterThan(0.9f);
        assertThat(fromTheQuestionMark(1, "zorland")).isGreaterThan(0.9f);
        simulation.sentence("the capital of zorland is mirna . what is the capital of zorland ?");
        assertThat(fromTheQuestionMark(2, "mirna")).isGreaterThan(0.5f);
        simulation.sentence("the capital of zorland is renera . what is the capital of zorland ?");
        assertThat(fromTheQuestionMark(2, "renera")).isGreaterThan(0.5f);
        simulation.sentence("the capital of zorland is river . what is the capital of zorland ?");
        assertThat(fromTheQuestionMark(2, "river")).isLessThan(0.1f);
    }

    @Test
    void htmlIsTextLikeAnyOther() {
        simulation.sentence("<b onclick=\"x()\">cat</b>");
        assertThat(simulation.tokens()).contains("<", ">", "cat");
    }

    @Test
    void aLinkThatAsksForTooMuchIsAnsweredWithWhatThereIs() {
        simulation.restore(
                Map.of("layer", List.of("9"), "head", List.of("99"), "sel", List.of("4.77"), "t", List.of("NaN")));
        assertThat(noticeKeys()).contains("url", "layer", "head", "selection");
        assertThat(simulation.state().layer()).isEqualTo(2);
        assertThat(simulation.state().head()).isEqualTo(HeadChoice.MEAN);
        assertThat(simulation.state().selected()).containsExactly(3);
    }

    @Test
    void aTokenThatDoesNotExistCannotBeSelected() {
        simulation.toggle(-1);
        simulation.toggle(1_000);
        assertThat(simulation.state().selected()).hasSize(1);
    }
}
