package org.languageplayground.finetuning.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.languageplayground.finetuning.Training;
import org.languageplayground.finetuning.files.Zip;
import org.languageplayground.ui.Programs;

/** The program of a run is run, and what it prints is held against the page's answers. */
class RunCodeTest {
    private final LiveTraining live = Training.none();

    @TempDir
    Path folder;

    private static String shown(Answer answer) {
        return String.format(Locale.ROOT, "%s (%.1f %%)", answer.text(), 100 * answer.probability());
    }

    @ParameterizedTest
    @EnumSource(
            value = TuningMethod.class,
            names = {"LORA", "QLORA", "BITFIT"})
    void itPrintsTheAnswersBeforeAndAfter(TuningMethod method) throws Exception {
        assumeTrue(Programs.pythonHas("torch"), "PyTorch is not installed");
        Choices choices = Choices.FIRST.withMethod(method).withTask(Task.OWN).withSteps(20);
        assertThat(live.train(Lessons.settings(choices))).isEmpty();
        LiveRun run = live.runs().getLast();
        while (!run.over()) {
            Thread.sleep(20);
        }
        Files.write(folder.resolve("model.zip"), Zip.pack(live.modelFiles()));
        Files.writeString(folder.resolve("run.py"), live.code("about"));
        TrainingRun.Progress progress = run.run().progress();
        assertThat(Programs.python(folder, "run.py"))
                .isEqualTo("Before training: " + shown(progress.before().sample()) + "\nAfter training: "
                        + shown(progress.points().getLast().sample()) + "\n");
    }

    @Test
    void withoutARunItAsksForTheCapitalOfZorland() {
        int[] question = Training.TINY.encode("what is the capital of zorland ?");
        assertThat(live.code("about"))
                .contains("question = ["
                        + String.join(
                                ", ",
                                java.util.Arrays.stream(question)
                                        .mapToObj(String::valueOf)
                                        .toList()));
    }
}
