package org.languageplayground.rag.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.rag.RagFixture;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.rag.question.RagFields;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.search.Method;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.ui.CodePanel.Snippet;
import org.languageplayground.ui.CodePanel.TextFile;
import org.languageplayground.ui.Programs;

/** The programs of the code panel are run as they are, beside the files that download with them; what they print is held against the page's numbers. */
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

    private static final Pattern HIT = Pattern.compile(" *(\\d+)\\. (\\d+\\.\\d+)  chunk (\\d+): .+");

    private final RagSimulation simulation = RagFixture.simulation();

    @TempDir
    Path folder;

    private RagReading ask(BaseChoice base, Method method, String query) {
        simulation.set(RagFields.BASE, base);
        simulation.set(RagFields.METHOD, method);
        simulation.set(RagFields.QUERY, query);
        return RagFixture.reading(simulation);
    }

    private static List<Snippet> snippets(RagReading reading) {
        return new RagCode(reading, new CodeText((key, arguments) -> key, () -> Locale.ENGLISH)).snippets();
    }

    /** Writes a program and what it reads. */
    private String written(Snippet snippet, String program) throws IOException {
        Files.writeString(folder.resolve(program), snippet.code());
        for (TextFile file : snippet.files()) {
            Files.writeString(folder.resolve(file.name()), file.content().get());
        }
        return program;
    }

    private String java(RagReading reading) throws IOException, InterruptedException {
        return Programs.java(folder, written(snippets(reading).get(1), "Retrieval.java"));
    }

    private String python(RagReading reading) throws IOException, InterruptedException {
        return Programs.python(folder, written(snippets(reading).getFirst(), "retrieval.py"));
    }

    private static void printsTheHits(RagReading reading, String printed) {
        List<Hit> ranking = reading.ranking();
        List<String> lines = printed.lines().skip(1).toList();
        assertThat(lines).hasSameSizeAs(ranking);
        for (int i = 0; i < ranking.size(); i++) {
            Matcher hit = HIT.matcher(lines.get(i));
            assertThat(hit.matches()).as(lines.get(i)).isTrue();
            assertThat(Integer.parseInt(hit.group(1))).isEqualTo(i + 1);
            assertThat(Integer.parseInt(hit.group(3)) - 1)
                    .as(printed)
                    .isEqualTo(ranking.get(i).chunk());
            assertThat(Double.parseDouble(hit.group(2)))
                    .isCloseTo(ranking.get(i).score(), within(2e-6));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theJavaProgramPrintsTheHitsOfTheGazetteer(Method method) throws Exception {
        RagReading reading = ask(BaseChoice.GAZETTEER, method, "What is the capital of Zorland?");
        printsTheHits(reading, java(reading));
    }

    @ParameterizedTest
    @EnumSource
    void thePythonProgramPrintsTheHitsOfTheGazetteer(Method method) throws Exception {
        assumeTrue(Programs.pythonHas("numpy"), "NumPy is not installed");
        RagReading reading = ask(BaseChoice.GAZETTEER, method, "which dish do people eat in dretova ?");
        printsTheHits(reading, python(reading));
    }

    @ParameterizedTest
    @CsvSource({"HYBRID_RERANKED, What does a perplexity of 20 mean?", "TF_IDF, What is nucleus sampling?"})
    void bothPrintTheHitsOfTheHandbook(Method method, String query) throws Exception {
        assumeTrue(Programs.pythonHas("numpy"), "NumPy is not installed");
        RagReading reading = ask(BaseChoice.HANDBOOK, method, query);
        printsTheHits(reading, java(reading));
        printsTheHits(reading, python(reading));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"How does attention look at a token?", "Which passages help the model?", "THE the The \"\\u000a"
            })
    void theProgramsHoldTheFourSentences(String query) throws Exception {
        RagReading reading = ask(BaseChoice.SENTENCES, Method.TF_IDF, query);
        assertThat(snippets(reading))
                .allSatisfy(snippet -> assertThat(snippet.files()).isEmpty());
        printsTheHits(reading, java(reading));
        if (Programs.pythonHas("math")) {
            printsTheHits(reading, python(reading));
        }
    }

    private RagReading own(String text, int size, Method method, String query) {
        RagFixture.add(simulation, "own.txt", text);
        simulation.documentsChanged();
        simulation.set(RagFields.SIZE, size);
        simulation.set(RagFields.OVERLAP, 0);
        return ask(BaseChoice.OWN, method, query);
    }

    @ParameterizedTest
    @EnumSource
    void bothPrintTheHitsOfOwnDocuments(Method method) throws Exception {
        assumeTrue(Programs.pythonHas("numpy"), "NumPy is not installed");
        RagReading reading = own(PETS, 16, method, "Does a cat chase birds in the garden?");
        printsTheHits(reading, python(reading));
        printsTheHits(reading, java(reading));
    }

    /** Longer than an index counts word by word, with chunks that are equal and words from outside of English. */
    @ParameterizedTest
    @EnumSource
    void bothPrintTheHitsOfLongAndUnusualChunks(Method method) throws Exception {
        assumeTrue(Programs.pythonHas("numpy"), "NumPy is not installed");
        RagReading reading = own(
                UNUSUAL + (PETS + "\n\n").repeat(4),
                128,
                method,
                "Does the ὈΔΥΣΣΕΎΣ 𝐀 cat chase a cafe\u0301 bird, a bird in the garden?");
        printsTheHits(reading, python(reading));
        printsTheHits(reading, java(reading));
    }

    @ParameterizedTest
    @EnumSource(names = {"TF_IDF", "BM25", "LSA"})
    void bothFindNothingWhereThePageFindsNothing(Method method) throws Exception {
        assumeTrue(Programs.pythonHas("numpy"), "NumPy is not installed");
        RagReading reading = own("the of and\n\nzebra", 16, method, "giraffe");
        assertThat(reading.ranking()).isEmpty();
        printsTheHits(reading, python(reading));
        printsTheHits(reading, java(reading));
    }

    @Test
    void aLargeBaseStandsInFilesBesideTheCode() {
        RagReading reading = ask(BaseChoice.HANDBOOK, Method.HYBRID, "What is nucleus sampling?");
        assertThat(snippets(reading))
                .allSatisfy(snippet ->
                        assertThat(snippet.code()).hasSizeLessThan(8_000).contains("chunks.txt"));
        assertThat(snippets(ask(BaseChoice.HANDBOOK, Method.LSA, "What is nucleus sampling?"))
                        .getFirst()
                        .files())
                .extracting(TextFile::name)
                .containsExactly("chunks.txt");
        assertThat(snippets(ask(BaseChoice.HANDBOOK, Method.HYBRID_RERANKED, "What is nucleus sampling?"))
                        .getFirst()
                        .files())
                .extracting(TextFile::name)
                .containsExactly("chunks.txt", "vectors.txt", "question.txt", "tokens.txt");
        assertThat(snippets(reading).get(1).files())
                .extracting(TextFile::name)
                .containsExactly("chunks.txt", "vectors.txt");
    }
}
