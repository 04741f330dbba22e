package org.languageplayground.finetuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.finetuning.calculator.LoraPlan;
import org.languageplayground.finetuning.calculator.PublishedModels;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.transformer.measure.Rounding;
import org.languageplayground.ui.Programs;

/** The programs of the code panel are run, and what they print is held against the page's numbers. */
class LoraCodeTest {
    private LoraPlan plan = LoraPlan.ofLayer(768, 8, 16);

    @TempDir
    Path folder;

    private LoraCode code() {
        return new LoraCode(plan, "about");
    }

    private String runJava() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("Lora.java"), code().java());
        return Programs.java(folder, file.toString());
    }

    private String runPython() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("lora.py"), code().pyTorch());
        return Programs.python(folder, file.toString());
    }

    private String expected() {
        return String.format(
                Locale.ROOT,
                "Base params: %,d%nLoRA params: %,d%nTrainable %%: %s%nScale alpha/r: %s, alpha/sqrt(r): %s%n",
                plan.model().parameters(),
                plan.loraParameters(),
                Rounding.halfUp(plan.percent(), 4),
                Rounding.halfUp(plan.scale(), 4),
                Rounding.halfUp(plan.stableScale(plan.rank()), 4));
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
        plan = new LoraPlan(PublishedModels.find(preset).orElseThrow(), Set.of(Target.values()), false, 8, 16);
        assertThat(runJava()).isEqualToNormalizingNewlines(expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-2-small", "llama-3-8b"})
    void thePyTorchProgramPrintsThePagesNumbers(String preset) throws Exception {
        assumeTrue(Programs.pythonHas("torch"), "PyTorch is not installed");
        plan = new LoraPlan(
                PublishedModels.find(preset).orElseThrow(), Set.of(Target.QUERY, Target.VALUE), true, 8, 16);
        assertThat(runPython()).isEqualToNormalizingNewlines(expected());
    }

    @Test
    void thePyTorchProgramPrintsTheFirstScenario() throws Exception {
        assumeTrue(Programs.pythonHas("torch"), "PyTorch is not installed");
        assertThat(runPython()).isEqualToNormalizingNewlines(expected());
    }

    /** 2r / (d + 2r) is 1/128 here, 0.78125 %, and α/r is 0.03125: both lie half way between two numbers of four digits. */
    @Test
    void theProgramsRoundHalfUpAsThePageDoes() throws Exception {
        plan = LoraPlan.ofLayer(8128, 32, 1);
        assertThat(runJava()).contains("Trainable %: 0.7813\n").contains("alpha/r: 0.0313,");
        assumeTrue(Programs.pythonHas("torch"), "PyTorch is not installed");
        assertThat(runPython()).contains("Trainable %: 0.7813\n").contains("alpha/r: 0.0313,");
    }
}
