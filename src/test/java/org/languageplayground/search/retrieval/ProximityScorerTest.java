package org.languageplayground.search.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProximityScorerTest {
    private static final List<String> CHUNKS =
            List.of("red house blue door", "red door blue house", "green tree", "red rose", "old house");

    private final ProximityScorer scorer = new ProximityScorer(new TermStatistics(CHUNKS));

    @Test
    void nearWordsScoreHigherThanTheSameWordsApart() {
        assertThat(scorer.score("red house", CHUNKS.get(0))).isGreaterThan(scorer.score("red house", CHUNKS.get(1)));
    }

    @Test
    void theScoreIsTheFormulasByHand() {
        double idf = Math.log(1 + (5 - 3 + 0.5) / (3 + 0.5));
        double lengthNorm = 1.2 * (0.25 + 0.75 * 4 / (14 / 5.0));
        double bm25 = idf / (1 + lengthNorm);
        double closeness = idf / 9;
        double proximity = Math.min(1, idf) * closeness / (closeness + lengthNorm);
        assertThat(scorer.score("red house", CHUNKS.get(1))).isCloseTo(2 * (bm25 + proximity), within(1e-7));
    }

    @Test
    void theSharesAddUpToTheScore() {
        Explanation.Proximity explanation = scorer.explain("red red house door", CHUNKS.get(0));
        assertThat(explanation.shares()).extracting(ProximityShare::queryCount).containsExactly(1, 1, 2);
        assertThat(explanation.shares().stream()
                        .mapToDouble(share -> share.bm25() + share.proximity())
                        .sum())
                .isCloseTo(explanation.score(), within(1e-12));
    }

    @Test
    void withoutNeighboursItIsBm25() {
        double bm25 = new Bm25Retriever(CHUNKS).explain("rose", 3).score();
        assertThat(scorer.score("rose", CHUNKS.get(3))).isCloseTo(bm25, within(1e-6));
    }

    @Test
    void nothingInCommonScoresNothing() {
        assertThat(scorer.score("zebra", CHUNKS.get(0))).isZero();
        assertThat(scorer.score("red", "")).isZero();
    }
}
