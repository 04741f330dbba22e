package org.languageplayground.attention.off;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.measure.TextLosses;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.world.ShippedModels;
import org.languageplayground.world.heldout.HeldOutTexts;

/** The study of all heads of the first model, and what the page says of it. */
class StudyWorkTest {
    private static final ModelLibrary LIBRARY = new ModelLibrary("", false);
    private static final LoadedModel LOADED = LIBRARY.get(ShippedModels.causal(4));
    private static final HeldOutTexts TEXTS = HeldOutTexts.of(LOADED);
    private static HeadStudy study;

    @BeforeAll
    static void measure() {
        Transformer random = LIBRARY.untrained(LOADED.model().config());
        StudyWork work = new StudyWork(LOADED.model(), random, TEXTS.measured(), TEXTS.tried());
        int steps = 0;
        do {
            assertThat(work.progress().done()).isEqualTo(steps++);
        } while (work.step());
        assertThat(work.progress().done())
                .isEqualTo(steps)
                .isEqualTo(work.progress().steps());
        study = work.outcome();
    }

    @Test
    void theTwoHalvesHaveNoTextInCommon() {
        assertThat(HeldOutTexts.count(TEXTS.measured())).isEqualTo(120);
        assertThat(HeldOutTexts.count(TEXTS.tried())).isEqualTo(120);
        Set<List<Integer>> measured = Set.copyOf(texts(TEXTS.measured()));
        assertThat(texts(TEXTS.tried())).doesNotContainAnyElementsOf(measured);
    }

    private static List<List<Integer>> texts(List<LabelledBatch> batches) {
        return batches.stream()
                .flatMap(batch -> IntStream.range(0, batch.tokens().sequences()).mapToObj(batch::only))
                .map(text -> IntStream.of(text.tokens().ids()).boxed().toList())
                .toList();
    }

    /** One text alone, without the pass that is shared up to the head. */
    @Test
    void aHeadsAblationIsTheLossWithoutItMinusTheLossWithAll() {
        LabelledBatch text = TEXTS.measured().getFirst().only(3);
        Transformer model = LOADED.model();
        AttentionSettings without = new AttentionSettings(model.config().defaultScale(), Set.of(new Head(1, 2)));
        double before = TextLosses.of(model, text, model.hidden(text.tokens())).bits()[0];
        double after = TextLosses.of(
                        model, text, model.forward(text.tokens(), without).finalHidden())
                .bits()[0];
        assertThat(study.measures().cost()[3]).isCloseTo(before, within(1e-4));
        assertThat(study.measures().ablation()[3][1 * 4 + 2]).isCloseTo(after - before, within(1e-4));
    }

    @Test
    void aCurveBeginsWithAllHeadsOnAndEndsWithNone() {
        assertThat(study.curves()).hasSize(2 + StudyWork.RANDOM_ORDERS).allSatisfy(curve -> {
            assertThat(curve.order()).doesNotHaveDuplicates().hasSize(12);
            assertThat(curve.share(0)).isEqualTo(study.byAblation().share(0));
            assertThat(curve.cost(12)).isCloseTo(study.byAblation().cost(12), within(1e-6));
        });
    }

    /** Better than chance, and better than random weights. */
    @Test
    void gradientAndAblationAgree() {
        assertThat(study.published().rho()).isGreaterThan(study.published().chance());
        assertThat(study.published().low()).isPositive();
        assertThat(study.untrained().rho()).isLessThan(study.untrained().chance());
    }

    @Test
    void theExerciseSaysWhatIsMeasured() throws IOException {
        Curve curve = study.byAblation();
        assertThat(curve.spare()).isEqualTo(2);
        assertThat(text("attention.exercise.11.options")
                        .split("\n")[Integer.parseInt(text("attention.exercise.11.right")) - 1])
                .startsWith("2:");
        assertThat(text("attention.exercise.11.why"))
                .contains(
                        "with 2 off, it answers %.0f %% right".formatted(100 * curve.share(2)),
                        "with 3 off %.0f %%".formatted(100 * curve.share(3)),
                        "with 6 off %.0f %%".formatted(100 * curve.share(6)),
                        "with all off none");
        assertThat(curve.share(0)).isCloseTo(curve.share(2), within(0.005));
        assertThat(curve.share(12)).isZero();
    }

    private static String text(String key) throws IOException {
        Properties texts = new Properties();
        texts.load(Files.newBufferedReader(Path.of("src/main/resources/vaadin-i18n/translations.properties")));
        return texts.getProperty(key);
    }
}
