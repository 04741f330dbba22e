package org.languageplayground.finetuning.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.finetuning.Training;
import org.languageplayground.finetuning.files.Zip;
import org.languageplayground.ui.Notice;

class CategoryTrainingTest {
    private static final int PATIENCE_SECONDS = 120;
    private static final String OWN =
            "hot,It burns\nhot,The oven glows\nhot,A desert at noon\ncold,Ice\ncold,Snow in May\ncold,The frozen lake";

    private final WorkerPool pool = new WorkerPool(1, 4);
    private final CategoryTraining training = new CategoryTraining(Training.ENGLISH, Visitors.of(pool));

    @AfterEach
    void close() {
        training.reset();
        pool.close();
    }

    static CategorySettings settings(CategoryMethod method, int layers, int steps) {
        return new CategorySettings(ExampleChoice.URGENCY, "", method, 10, layers, 8, steps, method.usualRate(), 1);
    }

    private static CategorySettings own(String text) {
        return own(CategoryMethod.LORA, text);
    }

    private static CategorySettings own(CategoryMethod method, String text) {
        return new CategorySettings(ExampleChoice.OWN, text, method, 10, 1, 8, 10, method.usualRate(), 1);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS * 100 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    /** A run that is ended after its last step, so that the handbook is not read. */
    static void learn(CategoryTraining training, CategorySettings settings) throws InterruptedException {
        assertThat(training.train(settings)).isEmpty();
        LiveCategories live = training.newest().orElseThrow();
        await(() -> live.progress().steps() == settings.steps());
        training.stop();
        await(() -> training.trained().isPresent());
    }

    private CategoryProgress run(CategorySettings settings) throws InterruptedException {
        assertThat(training.train(settings)).isEmpty();
        LiveCategories live = training.newest().orElseThrow();
        await(live::over);
        await(() -> live.run().outcome().isPresent());
        assertThat(live.run().state()).isEqualTo(Run.State.DONE);
        return live.progress();
    }

    private static String key(Optional<Notice> notice) {
        return notice.map(Notice::key).orElse("");
    }

    @ParameterizedTest
    @EnumSource
    void everyMethodLearnsFromTwiceTenExamplesAndIsMeasuredOnEighty(CategoryMethod method) throws InterruptedException {
        training.ask("The barn is on fire!");
        CategoryProgress progress = run(settings(method, 2, 20));
        assertThat(progress.points()).hasSize(11);
        assertThat(progress.points().getFirst().right()).as("no opinion yet").isEqualTo(40);
        assertThat(progress.points().getLast().said()).hasSize(80);
        assertThat(progress.points().getLast().share()).isGreaterThan(0.85);
        assertThat(progress.nearestRight()).isBetween(68, 80);
        assertThat(progress.guesses().getFirst().category()).isEqualTo(-1);
        assertThat(progress.guesses().getLast().category()).isZero();
        assertThat(training.sorted("The barn is on fire!").orElseThrow().probabilities()[0])
                .isCloseTo(progress.guesses().getLast().probabilities()[0], within(1e-5f));
        Forgetting forgetting = progress.forgetting();
        assertThat(forgetting.before()).hasSize(110);
        assertThat(forgetting.meanBefore()).isBetween(0.75, 0.85);
        if (method == CategoryMethod.HEAD) {
            assertThat(forgetting.after()).isEqualTo(forgetting.before());
        } else {
            assertThat(forgetting.after()).isNotEqualTo(forgetting.before());
        }
    }

    @Test
    void aRunThatGoesTooFarForgetsTheHandbook() throws InterruptedException {
        CategorySettings wild =
                new CategorySettings(ExampleChoice.URGENCY, "", CategoryMethod.LORA, 10, 6, 8, 10, 1e-2, 1);
        Forgetting forgetting = run(wild).forgetting();
        assertThat(forgetting.meanAfter()).isLessThan(forgetting.meanBefore() - 0.2);
        assertThat(forgetting.difference().excludesZero()).isTrue();
    }

    @Test
    void stoppingKeepsWhatWasLearnedAndResetForgetsIt() throws InterruptedException {
        assertThat(training.train(settings(CategoryMethod.LORA, 6, 200))).isEmpty();
        LiveCategories live = training.newest().orElseThrow();
        await(() -> live.progress().steps() > 2);
        training.stop();
        await(() -> training.trained().isPresent());
        assertThat(live.run().state()).isEqualTo(Run.State.STOPPED);
        assertThat(live.progress().forgetting()).isNull();
        training.reset();
        assertThat(training.newest()).isEmpty();
        assertThat(training.past()).isEmpty();
    }

    @Test
    void ofEarlierRunsTheFiguresStay() throws InterruptedException {
        for (int i = 0; i < 8; i++) {
            run(own(CategoryMethod.HEAD, OWN));
        }
        assertThat(training.past()).extracting(PastRun::number).containsExactly(3, 4, 5, 6, 7, 8);
        assertThat(training.past()).allMatch(run -> run.progress().now() == null);
        assertThat(training.newest().orElseThrow().progress().now()).isNotNull();
    }

    @Test
    void anAdapterComesBackAsItWentAndSortsTheSame() throws InterruptedException, IOException {
        CategoryProgress progress = run(settings(CategoryMethod.LORA, 2, 10));
        float[] said =
                training.sorted("Help, the roof is falling in!").orElseThrow().probabilities();
        byte[] zip = Zip.pack(training.files());
        CategoryTraining other = new CategoryTraining(Training.ENGLISH, Visitors.of(pool));
        Notice notice =
                other.upload("adapter.zip", new ByteArrayInputStream(zip), settings(CategoryMethod.HEAD, 1, 10));
        assertThat(notice.key()).isEqualTo("lora.notice.adapter.measured");
        await(() -> other.trained().isPresent());
        CategoryProgress measured = other.newest().orElseThrow().progress();
        assertThat(measured.points()).hasSize(1);
        assertThat(measured.points().getFirst().said())
                .isEqualTo(progress.points().getLast().said());
        assertThat(measured.forgetting().after())
                .isEqualTo(progress.forgetting().after());
        assertThat(other.sorted("Help, the roof is falling in!").orElseThrow().probabilities())
                .containsExactly(said);
        other.reset();
    }

    @Test
    void anAdapterForOtherCategoriesIsRefusedByTheirNames() throws InterruptedException, IOException {
        learn(training, own(OWN));
        Map<String, byte[]> files = training.files();
        Notice notice = training.upload(
                "adapter.zip", new ByteArrayInputStream(Zip.pack(files)), settings(CategoryMethod.LORA, 2, 10));
        assertThat(notice.key()).isEqualTo("lora.notice.adapter.categories");
        assertThat(notice.arguments()).containsExactly(List.of("hot", "cold"), List.of("urgent", "can wait"));
    }

    @Test
    void onlyWhatCanBeLearnedFromBegins() {
        assertThat(key(training.train(own("a,one")))).isEqualTo("lora.notice.examples.few");
        assertThat(training.newest()).isEmpty();
    }

    @Test
    void whereThereIsNoEncoderNothingBeginsAndThisIsSaid() {
        CategoryTraining without = new CategoryTraining(new English(new ModelLibrary("", false)), Visitors.of(pool));
        assertThat(key(without.train(settings(CategoryMethod.LORA, 2, 10)))).isEqualTo("lora.notice.english");
    }

    @Test
    void whatThereIsNoMemoryForIsRefusedWithTheFigures() {
        CategoryTraining poor = new CategoryTraining(Training.ENGLISH, new Visitor(pool, new ServerMemory(100, 100)));
        assertThat(key(poor.train(settings(CategoryMethod.FULL, 6, 10)))).isEqualTo("ui.memory");
        assertThat(poor.newest()).isEmpty();
        assertThat(poor.train(settings(CategoryMethod.LORA, 2, 10))).isEmpty();
        poor.reset();
    }

    @Test
    void aSentenceIsReadAsFarAsItCan() {
        English english = Training.ENGLISH;
        assertThat(english.unknown("The cat sleeps.")).isEmpty();
        assertThat(english.unknown("I like 鑽石 and 😀")).containsExactly("鑽", "😀");
        assertThat(english.cuts("word ".repeat(90))).isFalse();
        assertThat(english.cuts("word ".repeat(200))).isTrue();
        assertThat(english.ids("word ".repeat(200))).hasSize(128).endsWith(102);
        assertThat(CategoryTraining.sentenceProblem("  ").orElseThrow().key()).isEqualTo("lora.notice.sentence.none");
        assertThat(CategoryTraining.sentenceProblem("x".repeat(100_000))
                        .orElseThrow()
                        .key())
                .isEqualTo("lora.notice.sentence.long");
    }

    /** So no chunk has to be cut. */
    @Test
    void noChunkOfTheHandbookIsLongerThanTheEncoderWasTrainedFor() {
        assertThat(Training.ENGLISH.handbook().chunks())
                .allMatch(chunk -> Training.ENGLISH
                                .loaded()
                                .tokenizer()
                                .encode(chunk.text())
                                .ids()
                                .length
                        <= 256);
    }
}
