package org.languageplayground.finetuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.finetuning.calculator.PublishedModels;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.transformer.measure.Rounding;

/** The programs of the code panel are run, and what they print is held against the page's numbers. */
class LoraCodeTest {
    private final LoraSimulation simulation = Students.simulation();

    @TempDir
    Path folder;

    private LoraCode code() {
        return new LoraCode(simulation.reading(), "about");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private String runJava() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("Lora.java"), code().java());
        return run(Path.of(System.getProperty("java.home"), "bin", "java").toString(), file.toString());
    }

    private String runPython() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("lora.py"), code().pyTorch());
        return run("/usr/bin/python3", file.toString());
    }

    private String expected() {
        LoraReading reading = simulation.reading();
        return String.format(
                Locale.ROOT,
                "Base params: %,d%nLoRA params: %,d%nTrainable %%: %s%nScale alpha/r: %s, alpha/sqrt(r): %s%n",
                reading.model().parameters(),
                reading.loraParameters(),
                Rounding.halfUp(reading.percent(), 4),
                Rounding.halfUp(reading.scale(), 4),
                Rounding.halfUp(reading.stableScale(reading.state().rank()), 4));
    }

    @Test
    void theJavaProgramPrintsTheFirstScenario() throws Exception {
        assertThat(runJava()).isEqualToNormalizingNewlines("""
                        Base params: 589,824
                        LoRA params: 12,288
                        Trainable %: 2.0408
                        Scale alpha/r: 2.0000, alpha/sqrt(r): 5.6569
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert-base", "llama-3-70b", "phi-2"})
    void theJavaProgramPrintsThePagesNumbers(String preset) throws Exception {
        simulation.preset(preset);
        simulation.targets(Set.of(Target.values()));
        assertThat(runJava()).isEqualToNormalizingNewlines(expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"layer", "gpt-2-small", "llama-3-8b"})
    void thePyTorchProgramPrintsThePagesNumbers(String preset) throws Exception {
        assumeTrue(torchIsThere(), "PyTorch is not installed");
        simulation.preset(PublishedModels.find(preset).isPresent() ? preset : "");
        simulation.saved(true);
        assertThat(runPython()).isEqualToNormalizingNewlines(expected());
    }

    /** 2r / (d + 2r) is 1/128 here, 0.78125 %, and α/r is 0.03125: both lie half way between two numbers of four digits. */
    @Test
    void theProgramsRoundHalfUpAsThePageDoes() throws Exception {
        simulation.width(8128);
        simulation.rank(32);
        simulation.alpha(1);
        assertThat(runJava()).contains("Trainable %: 0.7813\n").contains("alpha/r: 0.0313,");
        assumeTrue(torchIsThere(), "PyTorch is not installed");
        assertThat(runPython()).contains("Trainable %: 0.7813\n").contains("alpha/r: 0.0313,");
    }

    private static boolean torchIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("/usr/bin/python3", "-c", "import torch")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
