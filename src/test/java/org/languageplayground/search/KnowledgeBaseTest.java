package org.languageplayground.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.languageplayground.search.embedding.English;
import org.languageplayground.search.retrieval.Explanation;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.retrieval.RankShare;
import org.languageplayground.search.retrieval.Retriever;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Chunker;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Units;

class KnowledgeBaseTest {
    private static final Chunker CHUNKER = new Chunker(Units.words(), 256, 0);
    private static final KnowledgeBase BASE = base(List.of(
            document("Rivers carry water from the mountains to the sea."),
            document("Attention lets every token look at every other token."),
            document("Retrieval finds passages that help a model answer."),
            document("Fine-tuning changes the weights of a model for one task.")));

    @Test
    void aThousandChunksAreIndexedInManyShortSteps() {
        List<Chunk> chunks = IntStream.range(0, 1_000)
                .mapToObj(i -> document("word" + i))
                .map(document -> CHUNKER.chunks(document).getFirst())
                .toList();
        KnowledgeBase.Making making = new KnowledgeBase.Making(chunks, Optional.empty());
        int steps = 0;
        while (making.base() == null) {
            making.step();
            steps++;
        }
        assertThat(steps)
                .as("each of the three indexes goes through 200 chunks a step")
                .isGreaterThanOrEqualTo(15);
        assertThat(making.base().retriever(Method.BM25).search("word7", 2))
                .extracting(Hit::chunk)
                .containsExactly(7);
        making.step();
        steps = 0;
        while (making.operationsOfSpace() == 0) {
            making.step();
            steps++;
        }
        assertThat(steps).as("terms are weighed in steps, too").isGreaterThanOrEqualTo(5);
        assertThat(making.operationsOfSpace()).as("2 n³ for a whole matrix").isEqualTo(2_000_000_000L);
    }

    @ParameterizedTest
    @EnumSource
    void everyMethodFindsTheSentenceThatSharesTheQuestionsWords(Method method) {
        Retriever retriever = BASE.retriever(method);
        List<Hit> hits = retriever.search("Which rivers carry water to the sea?", 2);
        assertThat(hits.getFirst().chunk()).isZero();
        assertThat(hits).hasSizeLessThanOrEqualTo(2);
        hits.forEach(hit -> assertThat(retriever
                        .explain("Which rivers carry water to the sea?", hit.chunk())
                        .score())
                .isEqualTo(hit.score()));
    }

    @ParameterizedTest
    @EnumSource(names = {"TF_IDF", "BM25", "LSA"})
    void unknownWordsFindNothing(Method method) {
        assertThat(BASE.retriever(method).search("zebra 😀 \uD83D", 3)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyBaseFindsNothing(Method method) {
        KnowledgeBase empty = base(List.of(document("  ")));
        assertThat(empty.chunks()).isEmpty();
        assertThat(empty.retriever(method).search("rivers", 3)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"TF_IDF", "BM25", "LSA"})
    void aBaseOfStopWordsFindsNothingForThem(Method method) {
        KnowledgeBase base = base(List.of(document("the of and"), document("!!! ???")));
        assertThat(base.chunks()).hasSize(2);
        assertThat(base.retriever(method).search("zebra", 3)).isEmpty();
        assertThat(base.retriever(method).explain("zebra", 1).score()).isZero();
    }

    @Test
    void whatMeansTheSameIsFoundByVectorsWithoutACommonWord() {
        String question = "Where do streams end up?";
        assertThat(BASE.retriever(Method.BM25).search(question, 1)).isEmpty();
        assertThat(BASE.retriever(Method.DENSE).search(question, 1))
                .extracting(Hit::chunk)
                .containsExactly(0);
    }

    @Test
    void withoutAnEncoderTheHybridIsOfLsaAndBm25() {
        KnowledgeBase base = KnowledgeBase.of(BASE.chunks(), Optional.empty());
        assertThat(base.methods()).containsExactlyInAnyOrder(Method.TF_IDF, Method.BM25, Method.LSA, Method.HYBRID);
        assertThat(base.retriever(Method.HYBRID).explain("rivers", 0))
                .isInstanceOfSatisfying(Explanation.Fusion.class, fusion -> assertThat(fusion.shares())
                        .extracting(RankShare::ranking)
                        .containsExactly("LSA", "BM25"));
        assertThatThrownBy(() -> base.retriever(Method.DENSE)).hasMessageContaining("DENSE");
    }

    @Test
    void wordsCanBeSearchedBeforeAnythingElseIsMade() {
        KnowledgeBase.Making making = new KnowledgeBase.Making(BASE.chunks(), Optional.of(English.ENCODER));
        while (making.base() == null) {
            making.step();
        }
        assertThat(making.base().methods()).containsExactlyInAnyOrder(Method.TF_IDF, Method.BM25);
        while (!making.base().methods().contains(Method.DENSE)) {
            making.step();
        }
        assertThat(making.base().methods()).doesNotContain(Method.LSA);
    }

    private static KnowledgeBase base(List<Document> documents) {
        return KnowledgeBase.of(
                documents.stream()
                        .flatMap(document -> CHUNKER.chunks(document).stream())
                        .toList(),
                Optional.of(English.ENCODER));
    }

    private static Document document(String text) {
        return new Document(text, text, text);
    }
}
