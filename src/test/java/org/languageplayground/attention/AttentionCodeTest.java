package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.languageplayground.attention.off.OffExplorers;
import org.languageplayground.attention.reading.HeadChoice;
import org.languageplayground.attention.reading.Mode;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.Programs;

/** The programs of the code panel are run, and what they print is held against the page's numbers. */
class AttentionCodeTest {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+");

    private final AttentionSimulation simulation =
            new AttentionSimulation(AttentionPage.LIBRARY, new TraceCache(32), OffExplorers.of(AttentionPage.LIBRARY));
    private final AttentionText text = new AttentionText((key, arguments) -> key, () -> Locale.ENGLISH);

    @TempDir
    Path folder;

    private AttentionCode code(Mode mode) {
        return code(mode, new HeadChoice(2));
    }

    private AttentionCode code(Mode mode, HeadChoice head) {
        simulation.mode(mode);
        simulation.set(ReadingFields.LAYER, 1);
        simulation.set(ReadingFields.HEAD, head);
        simulation.set(ReadingFields.TEMPERATURE, 2.0);
        return new AttentionCode(simulation.reading(), text);
    }

    private void printsTheWeights(String printed) {
        Matrix weights = simulation.reading().weights();
        Matcher numbers = NUMBER.matcher(printed);
        for (float weight : weights.values()) {
            assertThat(numbers.find()).isTrue();
            assertThat(Float.parseFloat(numbers.group())).isCloseTo(weight, within(1e-5f));
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void theJavaProgramPrintsThePagesWeights(Mode mode) throws Exception {
        Path file =
                Files.writeString(folder.resolve("Attention.java"), code(mode).java());
        printsTheWeights(Programs.java(folder, file.toString()));
    }

    @Test
    void theJavaProgramPrintsTheMeanWhereTheMeanIsShown() throws Exception {
        Path file = Files.writeString(
                folder.resolve("Attention.java"),
                code(Mode.GPT, HeadChoice.MEAN).java());
        printsTheWeights(Programs.java(folder, file.toString()));
    }

    @Test
    void thePyTorchProgramPrintsTheMeanWhereTheMeanIsShown() throws Exception {
        assumeTrue(Programs.pythonHas("torch"), "PyTorch is not installed");
        Path file = Files.writeString(
                folder.resolve("attention.py"), code(Mode.BERT, HeadChoice.MEAN).pyTorch());
        printsTheWeights(Programs.python(folder, file.toString()));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void thePyTorchProgramPrintsThePagesWeights(Mode mode) throws Exception {
        assumeTrue(Programs.pythonHas("torch"), "PyTorch is not installed");
        Path file = Files.writeString(folder.resolve("attention.py"), code(mode).pyTorch());
        printsTheWeights(Programs.python(folder, file.toString()));
    }

    @Test
    void aTextThatIsTooLongToWriteOutIsSaidSo() {
        simulation.set(ReadingFields.SENTENCE, "the cat sat ".repeat(60));
        assertThat(new AttentionCode(simulation.reading(), text).pyTorch()).startsWith("# attention.step.code.long");
    }
}
