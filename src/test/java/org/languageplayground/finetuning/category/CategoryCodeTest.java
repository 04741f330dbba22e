package org.languageplayground.finetuning.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.finetuning.Training;
import org.languageplayground.finetuning.files.Zip;
import org.languageplayground.ui.Programs;
import org.languageplayground.ui.check.Content;

class CategoryCodeTest {
    private final WorkerPool pool = new WorkerPool(1, 2);
    private final CategoryTraining training = new CategoryTraining(Training.ENGLISH, Visitors.of(pool));

    @TempDir
    static Path folder;

    @BeforeAll
    static void download() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("encoder.zip"))) {
            Content.zip(new CategoryCheck(Training.noCategories()).encoderFiles())
                    .write(out);
        }
    }

    @AfterEach
    void close() {
        training.reset();
        pool.close();
    }

    @ParameterizedTest
    @EnumSource
    void itPrintsTheProbabilitiesOfThePage(CategoryMethod method) throws Exception {
        assumeTrue(Programs.pythonHas("numpy"), "NumPy is not installed");
        String sentence = "Hurry, the boat is sinking!";
        CategoryTrainingTest.learn(training, CategoryTrainingTest.settings(method, 2, 10));
        Files.write(folder.resolve("trained.zip"), Zip.pack(training.files()));
        Files.writeString(folder.resolve("sort.py"), training.code("about", sentence));
        float[] page = training.sorted(sentence).orElseThrow().probabilities();
        assertThat(Programs.python(folder, "sort.py"))
                .isEqualTo(String.format(
                        Locale.ROOT, "urgent: %.1f %%\ncan wait: %.1f %%\n", 100 * page[0], 100 * page[1]));
    }
}
