package org.languageplayground.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.search.Method;
import org.languageplayground.search.retrieval.Hit;

/** The programs of the code panel are run, and what they print is held against the page's numbers. */
class RagCodeTest {
    /** Six chunks whose singular values all differ; where two are the same, the space of LSA is not determined. */
    private static final String DISTINCT = """
            The cat sleeps in the garden and the cat dreams of a bird all day long.

            A bird sings in the garden while the old cat sleeps near the garden wall again.

            Dogs chase the cat through the house and the garden and the street until evening.

            The bird and the dog and the fish live in one house near the sea.

            Fish swim in the sea, and birds fly over the sea towards the far island.

            The island has a garden, a street, a house and no dog, said the fisher.
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
        List<Hit> ranking = RagFixture.reading(simulation).ranking();
        List<String> lines = printed.lines().toList();
        assertThat(lines).hasSize(ranking.size());
        for (String line : lines) {
            String[] parts = line.split(" ");
            int chunk = Integer.parseInt(parts[0]) - 1;
            double score = ranking.stream()
                    .filter(hit -> hit.chunk() == chunk)
                    .findFirst()
                    .orElseThrow()
                    .score();
            assertThat(Double.parseDouble(parts[1])).isCloseTo(score, within(2e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"How does attention look at a token?", "Which passages help the model?", "THE the The \"\\"})
    void theJavaProgramPrintsThePagesHits(String query) throws Exception {
        simulation.query(query);
        Path file = Files.writeString(folder.resolve("Retrieval.java"), code().java());
        printsTheHits(
                run(Path.of(System.getProperty("java.home"), "bin", "java").toString(), file.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"How does attention look at a token?", "Which passages help the model?"})
    void scikitLearnPrintsThePagesHits(String query) throws Exception {
        assumeTrue(isThere("sklearn"), "scikit-learn is not installed");
        simulation.query(query);
        printsTheHits(python());
    }

    @Test
    void pythonPrintsThePagesHitsByBm25() throws Exception {
        assumeTrue(isThere("math"), "Python is not installed");
        simulation.method(Method.BM25);
        simulation.query("Which passages help the model?");
        printsTheHits(python());
    }

    @ParameterizedTest
    @EnumSource(names = {"DENSE", "HYBRID"})
    void numpyPrintsThePagesHits(Method method) throws Exception {
        assumeTrue(isThere("numpy"), "NumPy is not installed");
        simulation.method(method);
        RagFixture.add(simulation, "pets.txt", DISTINCT);
        simulation.documentsChanged();
        simulation.size(16);
        simulation.overlap(0);
        simulation.query("Does a cat chase birds in the garden?");
        printsTheHits(python());
    }

    @Test
    void aLargeBaseIsNotWrittenOut() {
        simulation.base(BaseChoice.HANDBOOK);
        assertThat(code().python()).isEqualTo("# rag.code.long\n");
        assertThat(code().java()).isEqualTo("// rag.code.long\n");
    }

    private String python() throws IOException, InterruptedException {
        return run(
                "/usr/bin/python3",
                Files.writeString(folder.resolve("retrieval.py"), code().python())
                        .toString());
    }

    private static boolean isThere(String module) throws InterruptedException {
        try {
            return new ProcessBuilder("/usr/bin/python3", "-c", "import " + module)
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
