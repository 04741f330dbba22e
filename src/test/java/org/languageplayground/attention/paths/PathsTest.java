package org.languageplayground.attention.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.compute.Libraries;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.search.handbook.AskedTexts;
import org.languageplayground.search.measure.Bootstrap;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.measure.AskedText;
import org.languageplayground.transformer.measure.Attribution;
import org.languageplayground.transformer.measure.AttributionMethod;
import org.languageplayground.transformer.measure.FaithfulnessTable;
import org.languageplayground.transformer.measure.FaithfulnessTable.Scores;
import org.languageplayground.world.EnglishEncoder;
import org.languageplayground.world.ShippedModels;

/** The first sentence, and the study of its model, with what the page says of them. */
class PathsTest {
    private static final ModelLibrary LIBRARY = new ModelLibrary("", false);
    private static final LoadedModel LOADED = LIBRARY.get(ShippedModels.causal(ReadingFields.FIRST_HEADS));
    private static final LoadedModel ENCODER = Libraries.WITH_ENGLISH.get(EnglishEncoder.NAME);
    private static final Attribution HEAD = new Attribution(AttributionMethod.RAW, 1, 1);
    private static final Attribution NEAR = Attribution.of(AttributionMethod.NEARNESS);
    private static PathStudy study;

    @BeforeAll
    static void measure() {
        Transformer random = LIBRARY.untrained(LOADED.model().config());
        PathStudyWork work = new PathStudyWork(LOADED.model(), random, () -> AskedTexts.of(LOADED));
        while (work.step()) {
            assertThat(work.progress().share()).isBetween(0.0, 1.0);
        }
        study = work.outcome();
        assertThat(work.progress().share()).isEqualTo(1);
    }

    private static TokenChanges changes(LoadedModel loaded, String sentence) {
        Transformer model = loaded.model();
        Trace trace = model.forward(loaded.tokenizer().encode(sentence).batch());
        int query = trace.batch().tokens() - 1;
        OcclusionWork work =
                new OcclusionWork(model, trace, query, IntStream.range(0, query).toArray(), loaded.tokenizer()::token);
        int steps = 0;
        do {
            assertThat(work.outcome()).isNull();
            assertThat(work.progress()).isEqualTo(steps++);
        } while (work.step());
        return work.outcome();
    }

    @Test
    void aLongerScoreIsALargerShareAndNoScoreIsNone() {
        assertThat(new PathColumn(NEAR, new double[] {1, Double.NaN, 3}).shares())
                .containsExactly(0.25, Double.NaN, 0.75);
        assertThat(new PathColumn(NEAR, new double[] {0, 0}).shares()).containsExactly(0, 0);
        assertThat(new PathColumn(NEAR, new double[] {2, 2, 2, 2}).bits()).isEqualTo(2);
        assertThat(new PathColumn(NEAR, new double[] {9, 1, 5}).favourite(1, 2)).isEqualTo(2);
        assertThat(new PathColumn(NEAR, new double[] {9, 0, 0}).favourite(1, 2)).isEqualTo(-1);
    }

    @Test
    void aTextIsAskedWhereItsAnswerIsToComeAndAQuestionOfTheHandbookAtEveryWord() {
        List<AskedText> texts = AskedTexts.of(LOADED);
        assertThat(texts).hasSize(120).allSatisfy(text -> assertThat(text.queries())
                .containsExactly(text.ids().length - 1));
        LoadedModel masked = LIBRARY.get(ShippedModels.masked(2));
        int mask = masked.tokenizer().mask().orElseThrow();
        assertThat(AskedTexts.of(masked)).allSatisfy(text -> {
            assertThat(text.queries()).hasSize(1);
            assertThat(text.ids()[text.queries()[0]]).isEqualTo(mask);
        });
        assertThat(AskedTexts.of(ENCODER)).hasSize(110).allSatisfy(text -> assertThat(text.queries())
                .containsExactly(IntStream.range(1, text.ids().length - 1).toArray()));
    }

    @Test
    void anEncoderSaysNoWordAndItsVectorTurns() {
        TokenChanges changes = changes(ENCODER, "The animal did not cross the street.");
        assertThat(changes.said()).isNull();
        assertThat(changes.before()).isNaN();
        assertThat(changes.probability()).containsOnly(Double.NaN);
        assertThat(IntStream.range(0, changes.query()).mapToDouble(token -> changes.change()[token]))
                .allMatch(change -> change > 0 && change < 2);
    }

    @Test
    void theStudyComparesWithRandomWeightsAndARandomOrderKnowsNothing() {
        assertThat(study.own().texts()).isEqualTo(120);
        assertThat(study.random().texts()).isEqualTo(120);
        Bootstrap random = rho(study.own(), Attribution.of(AttributionMethod.RANDOM));
        assertThat(random.low()).isNegative();
        assertThat(random.high()).isPositive();
        assertThat(rho(study.own(), HEAD).low()).isPositive();
        assertThat(rho(study.random(), NEAR).high()).isNegative();
    }

    private static Bootstrap rho(FaithfulnessTable table, Attribution one) {
        return Bootstrap.of(Scores.known(table.of(one).rho()));
    }

    @Test
    void theExerciseSaysWhatIsMeasured() throws IOException {
        TokenChanges changes = changes(LOADED, ReadingFields.FIRST_SENTENCE);
        int most = IntStream.range(0, 13)
                .reduce((a, b) -> changes.change()[b] > changes.change()[a] ? b : a)
                .orElseThrow();
        assertThat(most).isEqualTo(12);
        assertThat(changes.said()).isEqualTo("mirna");
        assertThat(changes.before()).isCloseTo(0.96, within(0.005));
        String why = text("attention.exercise.12.why");
        assertThat(text("attention.exercise.12.options")
                        .split("\n")[Integer.parseInt(text("attention.exercise.12.right")) - 1])
                .contains("second “zorland”");
        assertThat(why)
                .contains(
                        bits(changes.change()[12]),
                        bits(changes.change()[5]),
                        "%.0f of 100".formatted(100 * share(HEAD)),
                        "%.0f of 100".formatted(100 * share(NEAR)));
        double looks = LOADED.model()
                .forward(LOADED.tokenizer().encode(ReadingFields.FIRST_SENTENCE).batch())
                .blocks()
                .get(1)
                .attention()
                .weights(1)
                .get(13, 12);
        assertThat(why).contains(String.format(Locale.ROOT, "%.2f", looks));
    }

    private static String bits(double bits) {
        return String.format(Locale.ROOT, "%.1f bits", bits);
    }

    private static double share(Attribution one) {
        return Arrays.stream(Scores.known(study.own().of(one).right()))
                .average()
                .orElseThrow();
    }

    private static String text(String key) throws IOException {
        Properties texts = new Properties();
        texts.load(Files.newBufferedReader(Path.of("src/main/resources/vaadin-i18n/translations.properties")));
        return texts.getProperty(key);
    }
}
