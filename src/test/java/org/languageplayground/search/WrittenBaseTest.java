package org.languageplayground.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.languageplayground.search.embedding.English;
import org.languageplayground.search.embedding.SentenceEncoder;
import org.languageplayground.search.text.Chunker;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Units;

class WrittenBaseTest {
    private static final List<Document> DOCUMENTS = Stream.of(
                    "Rivers carry water from the mountains to the sea. Ships cross the sea.",
                    "Bees make honey from flowers, and flowers need bees. Müller keeps bees.",
                    "",
                    "A glacier is a slow river of ice. Ice melts into water. 😀",
                    "Honey keeps for years, since bacteria find no water in it.")
            .map(text -> new Document("id of " + text, "", text))
            .toList();

    private static List<String> asks() {
        return List.of("water", "what do bees make", "honey for ships", "unknowable");
    }

    private static KnowledgeBase made(Optional<SentenceEncoder> encoder) {
        Chunker chunker = new Chunker(Units.words(), 16, 4);
        return KnowledgeBase.of(
                DOCUMENTS.stream()
                        .flatMap(document -> chunker.chunks(document).stream())
                        .toList(),
                encoder);
    }

    private static WrittenBase written(KnowledgeBase base, Optional<SentenceEncoder> encoder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WrittenBase.write(base, DOCUMENTS, new DataOutputStream(out));
        return new WrittenBase(new DataInputStream(new ByteArrayInputStream(out.toByteArray())), DOCUMENTS, encoder);
    }

    private static KnowledgeBase read(WrittenBase written) throws IOException {
        while (written.step()) {}
        return written.base();
    }

    @Test
    void aBaseThatWasReadRanksAndExplainsToTheLastBitAsTheOneThatWasWritten() throws IOException {
        Optional<SentenceEncoder> encoder = Optional.of(English.ENCODER);
        KnowledgeBase base = made(encoder);
        KnowledgeBase read = read(written(base, encoder));
        assertThat(read.chunks()).isEqualTo(base.chunks());
        assertThat(read.methods()).containsExactlyInAnyOrder(Method.values());
        for (Method method : Method.values()) {
            for (String query : asks()) {
                assertThat(read.retriever(method).search(query, 10))
                        .as("%s: %s", method, query)
                        .isEqualTo(base.retriever(method).search(query, 10));
                assertThat(read.retriever(method).explain(query, 1))
                        .usingRecursiveComparison()
                        .isEqualTo(base.retriever(method).explain(query, 1));
            }
        }
        assertThat(read.unknown("strange water")).isEqualTo(base.unknown("strange water"));
        assertThat(read.statistics().averageLength())
                .isEqualTo(base.statistics().averageLength());
        assertThat(read.plane(read.space().orElseThrow()).axes())
                .isDeepEqualTo(base.plane(base.space().orElseThrow()).axes());
    }

    @Test
    void vectorsThatAreNotWantedAreLeftAndAllElseIsThere() throws IOException {
        KnowledgeBase read = read(written(made(Optional.of(English.ENCODER)), Optional.empty()));
        assertThat(read.methods()).containsExactlyInAnyOrder(Method.TF_IDF, Method.BM25, Method.LSA, Method.HYBRID);
        assertThat(read.plane(read.space().orElseThrow()).mean()).isNotEmpty();
    }

    @Test
    void wordsCanBeSearchedBeforeTheRestIsRead() throws IOException {
        WrittenBase written = written(made(Optional.empty()), Optional.empty());
        assertThat(written.base()).isNull();
        written.step();
        assertThat(written.base().methods()).containsExactlyInAnyOrder(Method.TF_IDF, Method.BM25);
        assertThat(written.base().retriever(Method.BM25).search("honey", 1)).hasSize(1);
    }

    @Test
    void aBaseWithoutAChunkIsReadAsOne() throws IOException {
        KnowledgeBase none = KnowledgeBase.of(List.of(), Optional.empty());
        KnowledgeBase read = read(written(none, Optional.empty()));
        assertThat(read.chunks()).isEmpty();
        assertThat(read.retriever(Method.BM25).search("water", 3)).isEmpty();
    }
}
