package org.languageplayground.search.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Bm25RetrieverTest {
    @Test
    void oneTermScoresAsTheFormulaSays() {
        Bm25Retriever retriever = new Bm25Retriever(List.of("cat cat dog", "dog", "bird bird"));
        double idf = Math.log(1 + (3 - 1 + 0.5) / (1 + 0.5));
        double expected = idf * 2 / (2 + 1.2 * (1 - 0.75 + 0.75 * 3 / 2));
        assertThat(retriever.search("cats", 5)).singleElement().satisfies(hit -> {
            assertThat(hit.chunk()).isZero();
            assertThat(hit.score()).isCloseTo(expected, within(1e-6));
        });
    }

    @Test
    void theSharesAddUpToTheScoreAndFollowTheFormula() {
        List<String> chunks = chunks();
        Bm25Retriever retriever = new Bm25Retriever(chunks);
        String query = "w1 w2 w2 w30 w31 w32 unheardof";
        List<Hit> hits = retriever.search(query, 50);
        assertThat(hits).hasSize(50);
        for (Hit hit : hits) {
            Explanation.Bm25 explanation = retriever.explain(query, hit.chunk());
            double sum = 0;
            for (Bm25Share share : explanation.shares()) {
                sum += share.share();
                double formula = share.queryCount() * share.idf() * share.tf() / (share.tf() + share.lengthNorm());
                assertThat(share.share()).isCloseTo(formula, within(1e-6 * formula));
            }
            assertThat((float) sum).isEqualTo((float) hit.score());
            assertThat(explanation.score()).isEqualTo(hit.score());
            assertThat(explanation.length())
                    .isEqualTo(chunks.get(hit.chunk()).split(" ").length)
                    .isGreaterThanOrEqualTo(explanation.lengthInIndex());
        }
    }

    @Test
    void aLongChunkIsCountedShorterThanItIs() {
        Bm25Retriever retriever = new Bm25Retriever(List.of("word ".repeat(999), "other"));
        Explanation.Bm25 explanation = retriever.explain("word", 0);
        assertThat(explanation.length()).isEqualTo(999);
        assertThat(explanation.lengthInIndex()).isEqualTo(984);
    }

    @Test
    void aChunkWithoutACommonTermScoresNothing() {
        Bm25Retriever retriever = new Bm25Retriever(FourSentences.TEXTS);
        assertThat(retriever.explain("rivers", 1)).isEqualTo(new Explanation.Bm25(List.of(), 8, 8, 27 / 4.0, 0));
    }

    @Test
    void aQueryOfUnknownOrStopWordsFindsNothing() {
        Bm25Retriever retriever = new Bm25Retriever(FourSentences.TEXTS);
        assertThat(retriever.search("zebra", 5)).isEmpty();
        assertThat(retriever.search("the of and", 5)).isEmpty();
        assertThat(retriever.search("", 5)).isEmpty();
    }

    @Test
    void aQueryMayHoldThousandsOfWords() {
        String query = IntStream.range(0, 5_000).mapToObj(i -> "q" + i).collect(Collectors.joining(" ")) + " rivers";
        assertThat(new Bm25Retriever(FourSentences.TEXTS).search(query, 5))
                .extracting(Hit::chunk)
                .containsExactly(0);
    }

    private static List<String> chunks() {
        Random random = new Random(1);
        List<String> chunks = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            chunks.add(IntStream.range(0, 1 + random.nextInt(120))
                    .mapToObj(j -> "w" + random.nextInt(60))
                    .collect(Collectors.joining(" ")));
        }
        return chunks;
    }
}
