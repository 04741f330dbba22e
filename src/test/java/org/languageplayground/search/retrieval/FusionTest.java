package org.languageplayground.search.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FusionTest {
    @Test
    void ranksAreFusedAsTheFormulaSays() {
        Retriever hybrid = new HybridRetriever(List.of(fixed("one", 3, 1, 2), fixed("other", 1, 4)));
        assertThat(hybrid.search("", 10))
                .containsExactly(
                        new Hit(1, 1.0 / 62 + 1.0 / 61),
                        new Hit(3, 1.0 / 61),
                        new Hit(4, 1.0 / 62),
                        new Hit(2, 1.0 / 63));
        assertThat(hybrid.search("", 1)).hasSize(1);
    }

    @Test
    void theSharesOfTheRankingsAddUpToTheScore() {
        Retriever hybrid = new HybridRetriever(List.of(fixed("one", 3, 1, 2), fixed("other", 1, 4)));
        for (Hit hit : hybrid.search("", 10)) {
            Explanation.Fusion explanation = (Explanation.Fusion) hybrid.explain("", hit.chunk());
            assertThat(explanation.score()).isEqualTo(hit.score());
            assertThat(explanation.shares().stream()
                            .mapToDouble(RankShare::share)
                            .sum())
                    .isEqualTo(hit.score());
        }
        assertThat(((Explanation.Fusion) hybrid.explain("", 3)).shares())
                .containsExactly(
                        new RankShare("one", OptionalInt.of(1), 1.0 / 61),
                        new RankShare("other", OptionalInt.empty(), 0));
    }

    @Test
    void reRankingMovesWhatReadsBetterUp() {
        List<String> chunks = List.of("zero", "one", "two", "three");
        Retriever reranked = new RerankedRetriever(fixed("first", 2, 0, 3), longer(), chunks);
        assertThat(reranked.search("", 10)).extracting(Hit::chunk).containsExactly(2, 3, 0);
        Explanation.Fusion explanation = (Explanation.Fusion) reranked.explain("", 3);
        assertThat(explanation.shares())
                .containsExactly(
                        new RankShare("first", OptionalInt.of(3), 1.0 / 63),
                        new RankShare("length", OptionalInt.of(1), 1.0 / 61));
        assertThat(explanation.score()).isEqualTo(reranked.search("", 10).get(1).score());
    }

    @Test
    void hitsBeyondTheCandidatesStayBelowInTheirOrder() {
        int[] all = IntStream.range(0, 80).toArray();
        List<String> chunks = Arrays.stream(all).mapToObj("x"::repeat).toList();
        List<Hit> hits = new RerankedRetriever(fixed("first", all), longer(), chunks).search("", 80);
        assertThat(hits).hasSize(80);
        assertThat(hits.subList(0, 50)).extracting(Hit::chunk).allMatch(chunk -> chunk < 50);
        assertThat(hits.subList(50, 80)).extracting(Hit::chunk).isSorted();
    }

    private static PairScorer longer() {
        return new PairScorer() {
            @Override
            public String name() {
                return "length";
            }

            @Override
            public double score(String query, String chunk) {
                return chunk.length();
            }

            @Override
            public Explanation explain(String query, String chunk) {
                return new Explanation.TfIdf(List.of(), chunk.length());
            }
        };
    }

    private static Retriever fixed(String name, int... ranking) {
        return new Retriever() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public EmbeddedQuery embed(String query) {
                return k -> Arrays.stream(ranking)
                        .limit(k)
                        .mapToObj(chunk -> new Hit(chunk, -chunk))
                        .toList();
            }

            @Override
            public Explanation explain(String query, int chunk) {
                return new Explanation.TfIdf(List.of(), -chunk);
            }
        };
    }
}
