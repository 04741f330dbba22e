package org.languageplayground.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.search.Method;

/** The programs of the code panel are run, and what they print is held against the page's numbers. */
class RagCodeTest {
    private static final String PETS = """
            The cat sleeps in the garden and the cat dreams of a bird all day long.

            A bird sings in the garden while the old cat sleeps near the garden wall again.

            Dogs chase the cat through the house and the garden and the street until evening.

            The bird and the dog and the fish live in one house near the sea.

            Fish swim in the sea, and birds fly over the sea towards the far island.

            The island has a garden, a street, a house and no dog, said the fisher.
            """;

    private static final String UNUSUAL = """
            Ὀδυσσεύς ὈΔΥΣΣΕΎΣ İstanbul naïve café cafe\u0301 𝐀𝐁 𝐀 x_1 3½ "quoted" \\ back\tslash, a bird and a cat.

            """;

    private final RagSimulation simulation = RagFixture.simulation();

    @TempDir
    Path folder;

    private RagCode code() {
        return new RagCode(RagFixture.reading(simulation), new RagText((key, arguments) -> key, () -> Locale.ENGLISH));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private void printsTheHits(String printed) {
        assertThat(printed).isNotEmpty();
        printsTheRanking(printed);
    }

    private void printsTheRanking(String printed) {
        assertThat(printed.lines())
                .containsExactlyElementsOf(RagFixture.reading(simulation).ranking().stream()
                        .map(hit -> String.format(Locale.ROOT, "%d %.6f", hit.chunk() + 1, hit.score()))
                        .toList());
    }

    private void own(String text, int size) {
        simulation.own().add("own.txt", RagFixture.file(text));
        simulation.documentsChanged();
        simulation.size(size);
        simulation.overlap(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"How does attention look at a token?", "Which passages help the model?", "THE the The \"\\"})
    void theJavaProgramPrintsThePagesHits(String query) throws Exception {
        simulation.query(query);
        printsTheHits(java());
    }

    @ParameterizedTest
    @ValueSource(strings = {PETS, UNUSUAL})
    void theJavaProgramPrintsTheHitsOfOwnDocuments(String text) throws Exception {
        own(text, 16);
        simulation.query("Does the ὈΔΥΣΣΕΎΣ 𝐀 cat chase a cafe\u0301 bird in the garden?");
        printsTheHits(java());
    }

    @ParameterizedTest
    @EnumSource
    void thePythonProgramPrintsThePagesHits(Method method) throws Exception {
        simulation.method(method);
        simulation.query("Which passages help the model?");
        printsTheHits(python());
    }

    @ParameterizedTest
    @EnumSource
    void thePythonProgramPrintsTheHitsOfOwnDocuments(Method method) throws Exception {
        simulation.method(method);
        own(PETS, 16);
        simulation.query("Does a cat chase birds in the garden?");
        printsTheHits(python());
    }

    /** Longer than an index counts word by word, with chunks that are equal and words from outside of English. */
    @ParameterizedTest
    @EnumSource
    void thePythonProgramPrintsTheHitsOfLongAndUnusualChunks(Method method) throws Exception {
        simulation.method(method);
        own(UNUSUAL + (PETS + "\n\n").repeat(4), 128);
        simulation.query("Does the ὈΔΥΣΣΕΎΣ 𝐀 cat chase a cafe\u0301 bird, a bird in the garden?");
        printsTheHits(python());
    }

    @ParameterizedTest
    @EnumSource
    void thePythonProgramFindsNothingWhereThePageFindsNothing(Method method) throws Exception {
        simulation.method(method);
        own("the of and\n\nzebra", 16);
        simulation.query("giraffe");
        printsTheRanking(python());
    }

    @Test
    void aLargeBaseIsNotWrittenOut() {
        simulation.base(BaseChoice.HANDBOOK);
        assertThat(code().python()).isEqualTo("# rag.code.long\n");
        assertThat(code().java()).isEqualTo("// rag.code.long\n");
    }

    private String java() throws Exception {
        Path file = Files.writeString(folder.resolve("Retrieval.java"), code().java());
        return run(Path.of(System.getProperty("java.home"), "bin", "java").toString(), file.toString());
    }

    private String python() throws Exception {
        boolean withNumpy = !EnumSet.of(Method.TF_IDF, Method.BM25)
                .contains(RagFixture.reading(simulation).state().method());
        Optional<String> python = Stream.of("python3", "/usr/bin/python3")
                .filter(command -> imports(command, withNumpy ? "numpy" : "math"))
                .findFirst();
        assumeTrue(
                python.isPresent(),
                "NOT TESTED: the Python programs of the code panel, for want of Python 3"
                        + (withNumpy ? " with NumPy" : ""));
        return run(
                python.get(),
                Files.writeString(folder.resolve("retrieval.py"), code().python())
                        .toString());
    }

    private static boolean imports(String command, String module) {
        try {
            return new ProcessBuilder(command, "-c", "import " + module)
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }
}
