package org.languageplayground.lab.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.search.evaluation.BeirFiles;
import org.languageplayground.search.evaluation.Question;
import org.languageplayground.search.measure.Measures;
import org.languageplayground.search.text.Chunker;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Units;

class BeirCollectionTest {
    @TempDir
    Path folder;

    @BeforeEach
    void collection() throws IOException {
        Files.createDirectory(folder.resolve("qrels"));
        write("corpus.jsonl", """
                {"_id": "r", "title": "Rivers", "text": "carry water. They flow to the sea."}
                {"_id": "h", "title": "", "text": "Heads attend to tokens."}
                """);
        write("queries.jsonl", """
                {"_id": "1", "text": "where do rivers flow"}
                {"_id": "2", "text": "not judged"}
                """);
        write("qrels/test.tsv", "query-id\tcorpus-id\tscore\n1\tr\t2\n1\th\t0\n");
    }

    @Test
    void readsDocumentsAndTheQueriesThatAreJudged() throws IOException {
        BeirCollection read = BeirCollection.read(folder);
        assertThat(read.documents())
                .containsExactly(
                        new Document("r", "Rivers", "Rivers carry water. They flow to the sea."),
                        new Document("h", "", "Heads attend to tokens."));
        assertThat(read.questions()).containsExactly(new Question("1", "where do rivers flow", Map.of("r", 2, "h", 0)));
    }

    @Test
    void aDocumentRanksWhereItsBestChunkDoes() throws IOException {
        BeirCollection read = BeirCollection.read(folder);
        KnowledgeBase base = KnowledgeBase.of(read.documents(), new Chunker(Units.words(), 5, 0));
        assertThat(base.chunks()).hasSize(3);
        for (Method method : List.of(Method.BM25, Method.LSA, Method.HYBRID)) {
            assertThat(Evaluation.measure(
                            base.retriever(method),
                            base.chunks(),
                            read.questions().getFirst()))
                    .isEqualTo(new Measures(1, 1, 1, 1));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "corpus.jsonl | {\"_id\": \"1\"}",
                "corpus.jsonl | [1, 2]",
                "corpus.jsonl | {\"_id\": {}, \"text\": \"a\"}",
                "queries.jsonl | no JSON",
                "queries.jsonl | {\"text\": \"a\"}",
                "qrels/test.tsv | 1 r",
                "qrels/test.tsv | 1\tr\thigh"
            })
    void aBrokenLineIsNamed(String file, String line) throws IOException {
        write(file, "\n" + line + "\n");
        assertThatIOException()
                .isThrownBy(() -> BeirCollection.read(folder))
                .withMessageEndingWith(file + ", line 2, is not what BEIR's layout has there.");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve("queries.jsonl"));
        assertThatIOException()
                .isThrownBy(() -> BeirCollection.read(folder))
                .withMessageEndingWith("queries.jsonl is missing or cannot be read.");
    }

    @Test
    void aFileMissingOnTheClassPathIsNamed() {
        assertThatIOException()
                .isThrownBy(() -> BeirFiles.onClassPath("nowhere").grades())
                .withMessage("nowhere/qrels/test.tsv is missing or cannot be read.");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
