package org.languageplayground.world.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.folder.ModelFolderException;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.transformer.measure.Spectrum;
import org.languageplayground.world.exam.ExamReport.Score;

/** The shipped runs are what their card says. */
class TunedRunsTest {
    private static final Path MODEL = Path.of("src/main/resources/models", TunedRuns.MODEL);
    private static final Path FOLDER = MODEL.resolve(TunedRuns.FOLDER);
    private static TunedRuns runs;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() {
        runs = TunedRuns.load(ModelFolder.loadModel(MODEL));
    }

    private static Score answered(TunedRun run, boolean afterCutoff) {
        return FactQuestions.on(afterCutoff)
                .answeredBy(new Transformer(runs.base().config(), run.weights()));
    }

    @Test
    void everyFigureOfTheCardIsFoundAgainInTheFiles() throws IOException {
        String card = Files.readString(FOLDER.resolve("TUNED.md"));
        for (TunedRun run :
                Stream.concat(Stream.of(runs.full()), runs.lora().stream()).toList()) {
            Score after = answered(run, true);
            Score before = answered(run, false);
            assertThat(after).isEqualTo(run.figures().after());
            assertThat(before).isEqualTo(run.figures().before());
            assertThat(card)
                    .contains(String.format(
                            Locale.ROOT,
                            "| %,d | %.1f %% | %.1f %% |",
                            run.figures().trained(),
                            100 * after.share(),
                            100 * before.share()));
        }
    }

    @Test
    void theErrorsOfTheCardAreThoseOfTheFiles() throws IOException {
        String card = Files.readString(FOLDER.resolve("TUNED.md"));
        Change full = new Change(runs.base().weights(), runs.full().weights());
        List<double[]> spectra = new ArrayList<>();
        for (int layer = 0; layer < runs.base().config().layers(); layer++) {
            for (Target target : Target.values()) {
                spectra.add(Spectrum.of(full.of(layer, target)).values());
            }
        }
        for (TunedRun run : runs.lora()) {
            double best = Math.sqrt(squares(spectra, run.rank()) / squares(spectra, 0));
            Change lora = new Change(full.before(), run.weights());
            assertThat(card)
                    .contains(String.format(
                            Locale.ROOT,
                            "| %d | %.3f | %.1f %% | %.3f | %.1f %% |",
                            run.rank(),
                            best,
                            100 * run.figures().cutAfter().share(),
                            full.errorOf(lora),
                            100 * run.figures().after().share()));
            assertThat(best).isLessThan(full.errorOf(lora));
        }
    }

    private static double squares(List<double[]> spectra, int from) {
        return spectra.stream()
                .flatMapToDouble(values -> Arrays.stream(values).skip(from))
                .map(value -> value * value)
                .sum();
    }

    @Test
    void theModelThatWasCutAnswersAsTheCardSays() {
        Change full = new Change(runs.base().weights(), runs.full().weights());
        TunedRun eight = runs.lora(8).orElseThrow();
        TunedRun cut = new TunedRun(8, full.cut(8), eight.figures());
        assertThat(answered(cut, true)).isEqualTo(eight.figures().cutAfter());
        assertThat(answered(cut, false)).isEqualTo(eight.figures().cutBefore());
    }

    @Test
    void theRunsHaveLearnedAndKept() {
        assertThat(FactQuestions.on(true).answeredBy(runs.base()).share()).isLessThan(0.1);
        assertThat(runs.full().figures().after().share()).isGreaterThan(0.95);
        assertThat(runs.full().figures().before().share()).isGreaterThan(0.95);
        assertThat(runs.lora(8).orElseThrow().figures().after().share()).isGreaterThan(0.95);
        assertThat(runs.lora(1).orElseThrow().figures().after().share()).isLessThan(0.9);
    }

    @Test
    void aLoraRunChangesEveryMatrixByItsRankAndNothingElse() {
        for (TunedRun run : runs.lora()) {
            Change change = new Change(runs.base().weights(), run.weights());
            for (Target target : Target.values()) {
                Spectrum spectrum = Spectrum.of(change.of(2, target));
                assertThat(spectrum.error(run.rank())).isLessThan(1e-5);
                assertThat(spectrum.error(run.rank() - 1)).isGreaterThan(1e-3);
            }
            assertThat(run.weights().tokens()).isSameAs(runs.base().weights().tokens());
        }
        assertThat(runs.lora(3)).isEmpty();
    }

    @Test
    void whatIsMissingOrBrokenIsNamedInOneSentence() throws IOException {
        assertRefused("runs.csv is missing.");
        try (Stream<Path> files = Files.walk(FOLDER)) {
            files.forEach(this::copied);
        }
        assertThat(TunedRuns.load(folder, runs.base()).lora(4)).isPresent();
        Files.writeString(folder.resolve("runs.csv"), RunFigures.HEAD + "\n1,2,3\n");
        assertRefused("runs.csv holds a line that cannot be read.");
        Files.writeString(folder.resolve("runs.csv"), RunFigures.HEAD + "\n");
        assertRefused("runs.csv does not hold one line a run.");
        copied(FOLDER.resolve("runs.csv"));
        Path tensors = folder.resolve("lora-2/adapter_model.safetensors");
        byte[] bytes = Files.readAllBytes(tensors);
        Files.write(tensors, Arrays.copyOf(bytes, bytes.length - 9));
        assertRefused("adapter_model.safetensors is cut short within");
        Files.delete(tensors);
        assertRefused("lora-2/adapter_model.safetensors is missing.");
        copied(FOLDER.resolve("lora-2/adapter_model.safetensors"));
        Files.write(folder.resolve("full/full-fine-tuning-delta.safetensors"), new byte[] {1, 2, 3});
        assertRefused("full/full-fine-tuning-delta.safetensors is cut short");
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(() -> TunedRuns.load(folder, runs.base()))
                .isInstanceOf(ModelFolderException.class)
                .hasMessageStartingWith(sentence);
    }

    private void copied(Path file) {
        Path copy = folder.resolve(FOLDER.relativize(file).toString());
        try {
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else {
                Files.write(copy, Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
