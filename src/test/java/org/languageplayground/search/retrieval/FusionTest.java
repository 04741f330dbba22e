package org.languageplayground.search.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.languageplayground.search.embedding.Embedding;
import org.languageplayground.search.embedding.English;
import org.languageplayground.search.embedding.LateInteraction;

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
                        new RankShare("one", OptionalInt.of(1), 1, 1.0 / 61),
                        new RankShare("other", OptionalInt.empty(), 1, 0));
    }

    private static LateInteraction late(String... chunks) {
        return new LateInteraction(Embedding.of(English.ENCODER, List.of(chunks)), List.of(chunks));
    }

    @Test
    void reRankingCountsHalfOfWhatTheFirstRankingCounts() {
        LateInteraction late = late("a cat", "a dog", "a stone", "the moon");
        Retriever reranked = new RerankedRetriever(fixed("first", 2, 0, 3), late);
        assertThat(reranked.search("the moon", 10))
                .containsExactlyInAnyOrder(
                        new Hit(2, 1.0 / 61 + 0.5 / (60 + rank(2, late))),
                        new Hit(0, 1.0 / 62 + 0.5 / (60 + rank(0, late))),
                        new Hit(3, 1.0 / 63 + 0.5 / 61));
        Explanation.Fusion explanation = (Explanation.Fusion) reranked.explain("the moon", 3);
        assertThat(explanation.shares())
                .containsExactly(
                        new RankShare("first", OptionalInt.of(3), 1, 1.0 / 63),
                        new RankShare("Late interaction", OptionalInt.of(1), 0.5, 0.5 / 61));
        assertThat(reranked.search("the moon", 10)).contains(new Hit(3, explanation.score()));
    }

    private static int rank(int chunk, LateInteraction late) {
        double[] scores = late.scores("the moon", List.of(0, 2, 3));
        double own = late.scores("the moon", List.of(chunk))[0];
        return 1 + (int) Arrays.stream(scores).filter(score -> score > own).count();
    }

    @Test
    void hitsBeyondTheCandidatesStayBelowInTheirOrder() {
        int[] all = IntStream.range(0, 60).toArray();
        LateInteraction late =
                late(Arrays.stream(all).mapToObj(i -> "number " + i).toArray(String[]::new));
        List<Hit> hits = new RerankedRetriever(fixed("first", all), late).search("number 55", 60);
        assertThat(hits).hasSize(60);
        assertThat(hits.subList(0, 50)).extracting(Hit::chunk).allMatch(chunk -> chunk < 50);
        assertThat(hits.subList(50, 60)).extracting(Hit::chunk).isSorted();
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
