package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.attention.off.OffExplorers;
import org.languageplayground.attention.reading.HeadChoice;
import org.languageplayground.attention.reading.Mode;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.Said;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.Notice;

class AttentionSimulationTest {
    private static final ModelLibrary LIBRARY = new ModelLibrary("", false);

    private AttentionSimulation simulation;

    @BeforeEach
    void open() {
        simulation = new AttentionSimulation(LIBRARY, new TraceCache(32), OffExplorers.of(LIBRARY));
    }

    private List<String> noticeKeys() {
        return simulation.takeNotices().stream().map(Notice::key).toList();
    }

    private String chosen() {
        return simulation.tokens().get(simulation.get(ReadingFields.SELECTED).getFirst());
    }

    private String said() {
        return simulation.said().orElseThrow().words().getFirst().text();
    }

    @Test
    void beginsAtTheEndOfAQuestionWhoseAnswerStandsInTheText() {
        assertThat(simulation.get(ReadingFields.SELECTED)).containsExactly(13);
        assertThat(chosen()).isEqualTo("?");
        assertThat(simulation.mode()).isEqualTo(Mode.GPT);
        float[] attended = simulation.reading().selectedAttention();
        assertThat(attended[simulation.tokens().indexOf("mirna")]).isGreaterThan(0.7f);
        assertThat(said()).isEqualTo("mirna");
    }

    @Test
    void withoutTheHeadThatReadsTheAnswerAnotherOneIsSaid() {
        Said said = simulation.said().orElseThrow();
        assertThat(said.without().getFirst().text()).isNotEqualTo("mirna");
        assertThat(said.words().getFirst().probability()).isGreaterThan(0.9);
        simulation.set(ReadingFields.HEAD, new HeadChoice(3));
        assertThat(simulation.said().orElseThrow().without().getFirst().text()).isEqualTo("mirna");
    }

    @Test
    void probabilitiesOfTheWordsSaidFallAndDoNotExceedOne() {
        double sum = 0;
        double before = 1;
        for (Said.Word word : simulation.said().orElseThrow().words()) {
            assertThat(word.probability()).isBetween(0.0, before);
            before = word.probability();
            sum += before;
        }
        assertThat(sum).isLessThanOrEqualTo(1 + 1e-9);
    }

    @Test
    void aModelThatFillsBlanksSaysSomethingOnlyWhereThereIsOne() {
        simulation.mode(Mode.BERT);
        simulation.example("today the dogs near the house _ happy .", "");
        assertThat(simulation.tokens()).contains("[MASK]");
        assertThat(chosen()).isEqualTo("[MASK]");
        assertThat(said()).isEqualTo("are");
        simulation.set(ReadingFields.SENTENCE, "today the dog near the houses _ happy .");
        assertThat(said()).isEqualTo("is");
        simulation.set(ReadingFields.SENTENCE, "today the dogs near the house are happy .");
        assertThat(simulation.said()).isEmpty();
    }

    @Test
    void aWordThatIsCoveredBecomesABlankInTheSentence() {
        simulation.mode(Mode.BERT);
        simulation.example("today the dogs near the house are happy .", "");
        simulation.select(simulation.tokens().indexOf("are"), false);
        simulation.cover();
        assertThat(simulation.get(ReadingFields.SENTENCE)).isEqualTo("today the dogs near the house _ happy .");
        assertThat(chosen()).isEqualTo("[MASK]");
        simulation.select(simulation.tokens().indexOf("dogs"), false);
        simulation.cover();
        assertThat(simulation.get(ReadingFields.SENTENCE)).isEqualTo("today the _ near the house _ happy .");
    }

    @Test
    void theSelectedWordStaysSelectedWhenWordsAreAddedBeforeIt() {
        simulation.select(5, false);
        simulation.set(
                ReadingFields.SENTENCE, "now the capital of zorland is mirna . what is the capital of zorland ?");
        assertThat(chosen()).isEqualTo("mirna");
        simulation.set(ReadingFields.SENTENCE, "now the capital of zorland is renera . what is it ?");
        assertThat(chosen()).isEqualTo("?");
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
        simulation.set(ReadingFields.TEMPERATURE, 0.0);
        Matrix weights = simulation.reading().weights();
        for (int row = 0; row < weights.rows(); row++) {
            for (int column = 0; column <= row; column++) {
                assertThat(weights.get(row, column)).isCloseTo(1f / (row + 1), within(1e-6f));
            }
        }
        assertThat(simulation.reading().effectiveTokens())
                .isCloseTo(simulation.get(ReadingFields.SELECTED).getFirst() + 1, within(1e-4));
    }

    @Test
    void aHigherFactorMakesTheFirstLayerSharper() {
        double before = simulation.reading().entropy();
        simulation.set(ReadingFields.TEMPERATURE, 16.0);
        assertThat(simulation.reading().entropy()).isLessThan(before);
    }

    @Test
    void effectiveTokensAreTwoToThePowerOfTheBitsShown() {
        simulation.select(2, true);
        simulation.select(4, true);
        for (HeadChoice head : List.of(HeadChoice.MEAN, new HeadChoice(0), new HeadChoice(3))) {
            simulation.set(ReadingFields.HEAD, head);
            Reading reading = simulation.reading();
            assertThat(reading.selected()).hasSize(3);
            assertThat(reading.effectiveTokens()).isCloseTo(Math.pow(2, reading.entropy()), within(1e-12));
        }
    }

    /** Heads that are sharp, each on a token of its own, still have a wide mean. */
    @Test
    void theEntropyIsThatOfTheMapShown() {
        simulation.set(ReadingFields.TEMPERATURE, 16.0);
        simulation.set(ReadingFields.HEAD, HeadChoice.MEAN);
        double mean = simulation.reading().entropy();
        for (int number = 0; number < simulation.config().heads(); number++) {
            simulation.set(ReadingFields.HEAD, new HeadChoice(number));
            assertThat(simulation.reading().entropy()).isLessThan(mean);
        }
    }

    @Test
    void theMultipleIsKeptWhenTheModelChanges() {
        simulation.set(ReadingFields.TEMPERATURE, 2.0);
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
        assertThat(simulation.reading().attentionOperations()).isEqualTo(heads * 105L);
        simulation.mode(Mode.BERT);
        assertThat(simulation.config().heads()).isEqualTo(heads);
        assertThat(simulation.reading().attentionOperations()).isEqualTo(heads * 256L);
    }

    @Test
    void theSelectedWordStaysSelectedInAnotherModel() {
        simulation.mode(Mode.BERT);
        assertThat(simulation.tokens()).startsWith("[CLS]").endsWith("[SEP]");
        assertThat(chosen()).isEqualTo("?");
    }

    @Test
    void attentionOfSeveralTokensIsSummed() {
        simulation.select(2, true);
        Matrix weights = simulation.reading().weights();
        float[] sum = simulation.reading().selectedAttention();
        List<Integer> selected = simulation.get(ReadingFields.SELECTED);
        assertThat(selected).hasSize(2);
        assertThat(sum[0]).isCloseTo(weights.get(selected.get(0), 0) + weights.get(selected.get(1), 0), within(1e-6f));
    }

    @Test
    void untrainedWeightsAreOthersAndAlwaysTheSame() {
        Matrix trained = simulation.reading().weights();
        simulation.mode(Mode.UNTRAINED);
        Matrix untrained = simulation.reading().weights();
        assertThat(untrained).isNotEqualTo(trained);
        AttentionSimulation other = new AttentionSimulation(LIBRARY, new TraceCache(1), OffExplorers.of(LIBRARY));
        other.mode(Mode.UNTRAINED);
        assertThat(other.reading().weights()).isEqualTo(untrained);
    }

    @Test
    void theStepsAreThoseOfTheFormula() {
        simulation.set(ReadingFields.HEAD, new HeadChoice(1));
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
        simulation.set(ReadingFields.SENTENCE, sentence);
        assertThat(simulation.empty()).isTrue();
        assertThat(noticeKeys()).containsExactly("attention.notice.empty");
        simulation.set(ReadingFields.SENTENCE, "the cat sat .");
        assertThat(simulation.tokens()).containsExactly("the", "cat", "sat", ".");
    }

    @Test
    void aVeryLongTextIsCutAndThisIsSaid() {
        simulation.set(ReadingFields.SENTENCE, "the cat sat ".repeat(8_334));
        assertThat(simulation.tokens()).hasSize(256);
        assertThat(noticeKeys())
                .containsExactly("attention.notice.long", "attention.notice.cut", "attention.notice.link");
        assertThat(simulation.reading().weights().rows()).isEqualTo(256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"🙂🙂 👩‍👩‍👧", "שלום עולם", "مرحبا", "日本語", "\u0000\u0007"})
    void lettersThatTheModelNeverSawAreSaidAndBreakNothing(String sentence) {
        simulation.set(ReadingFields.SENTENCE, sentence);
        assertThat(noticeKeys()).isNotEmpty();
        if (!simulation.empty()) {
            assertThat(simulation.reading().weights().rows())
                    .isEqualTo(simulation.tokens().size());
        }
    }

    @Test
    void aLinkToAnotherModelKeepsTheFirstWordSelectedAndTakesItsOwnAsItStands() {
        simulation.restore(Map.of("model", List.of("world-masked-4")));
        assertThat(simulation.get(ReadingFields.SELECTED))
                .containsExactly(simulation.tokens().lastIndexOf("?"));
        simulation.restore(Map.of("model", List.of("world-masked-4"), "sel", List.of("7")));
        assertThat(simulation.get(ReadingFields.SELECTED)).containsExactly(6);
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
        simulation.set(ReadingFields.LAYER, layer - 1);
        Reading reading = simulation.reading();
        int last = reading.size() - 1;
        float greatest = 0;
        for (int head = 0; head < reading.config().heads(); head++) {
            greatest = Math.max(
                    greatest, reading.weights(head).get(last, reading.tokens().lastIndexOf(word)));
        }
        return greatest;
    }

    private void exercise(String link) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (String part : link.split("&")) {
            String[] pair = part.split("=");
            parameters.put(pair[0], List.of(URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        }
        simulation.restore(parameters);
        assertThat(simulation.takeNotices()).isEmpty();
    }

    private static String text(String key) {
        return ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT).getString(key);
    }

    private static String right(int number) {
        String key = "attention.exercise." + number;
        return text(key + ".options")
                .split("\n")[Integer.parseInt(text(key + ".right")) - 1]
                .strip();
    }

    private double probability() {
        return simulation.said().orElseThrow().words().getFirst().probability();
    }

    /** The outcome of each exercise is what its right option says. */
    @Test
    void whatTheExercisesTellComesTrue() {
        exercise(text("attention.exercise.1.link"));
        assertThat(said()).isEqualTo(right(1)).isEqualTo("renera");
        assertThat(fromTheQuestionMark(2, "renera")).isGreaterThan(0.5f);
        exercise(text("attention.exercise.2.link"));
        assertThat(fromTheQuestionMark(2, "river")).isLessThan(0.1f);
        assertThat(said()).isNotEqualTo("river");
        assertThat(probability()).isGreaterThan(0.9);
        exercise(text("attention.exercise.3.link"));
        assertThat(said()).isNotEqualTo("mirna");
        assertThat(probability()).isGreaterThan(0.9);
        exercise(text("attention.exercise.4.link"));
        assertThat(said()).isEqualTo("called");
        simulation.reset();
        float before = simulation.reading().selectedAttention()[5];
        exercise(text("attention.exercise.5.link"));
        assertThat(simulation.reading().selectedAttention()[5]).isGreaterThan(before);
        assertThat(said()).isNotEqualTo("mirna");
        exercise(text("attention.exercise.6.link"));
        assertThat(said()).isEqualTo(right(6)).isEqualTo("are");
        float[] attended = simulation.reading().selectedAttention();
        assertThat(simulation.tokens().get(AttentionText.strongest(attended))).isEqualTo("dogs");
        exercise(text("attention.exercise.7.link"));
        assertThat(probability()).isLessThan(0.1);
    }

    @Test
    void htmlIsTextLikeAnyOther() {
        simulation.set(ReadingFields.SENTENCE, "<b onclick=\"x()\">cat</b>");
        assertThat(simulation.tokens()).contains("<", ">", "cat");
    }

    @Test
    void aLinkThatAsksForTooMuchIsAnsweredWithWhatThereIs() {
        simulation.restore(
                Map.of("layer", List.of("9"), "head", List.of("99"), "sel", List.of("4.77"), "t", List.of("NaN")));
        assertThat(noticeKeys())
                .contains(
                        "ui.notice.url",
                        "attention.notice.layer",
                        "attention.notice.head",
                        "attention.notice.selection");
        assertThat(simulation.get(ReadingFields.LAYER)).isEqualTo(2);
        assertThat(simulation.get(ReadingFields.HEAD)).isEqualTo(HeadChoice.MEAN);
        assertThat(simulation.get(ReadingFields.SELECTED)).containsExactly(3);
    }

    @Test
    void aTokenThatDoesNotExistCannotBeSelected() {
        simulation.select(-1, false);
        simulation.select(1_000, true);
        assertThat(simulation.get(ReadingFields.SELECTED)).hasSize(1);
    }
}
