package org.languageplayground.search.retrieval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Σ weight / (60 + rank) over several rankings (Cormack, Clarke and Büttcher, SIGIR 2009, where every weight is 1). */
final class ReciprocalRankFusion {
    private static final int K = 60;

    private ReciprocalRankFusion() {}

    /**
     * One of several rankings.
     *
     * @param hits best first
     * @param weight how much it counts
     */
    record Ranking(String name, List<Hit> hits, double weight) {
        private double share(int rank) {
            return weight / (K + rank);
        }

        /** What it adds to a chunk. */
        RankShare of(int chunk) {
            for (int rank = 1; rank <= hits.size(); rank++) {
                if (hits.get(rank - 1).chunk() == chunk) {
                    return new RankShare(name, OptionalInt.of(rank), weight, share(rank));
                }
            }
            return new RankShare(name, OptionalInt.empty(), weight, 0);
        }
    }

    static List<Hit> fuse(List<Ranking> rankings, int k) {
        Map<Integer, Double> scores = new TreeMap<>();
        for (Ranking ranking : rankings) {
            for (int rank = 1; rank <= ranking.hits().size(); rank++) {
                scores.merge(ranking.hits().get(rank - 1).chunk(), ranking.share(rank), Double::sum);
            }
        }
        List<Hit> hits = new ArrayList<>();
        scores.forEach((chunk, score) -> hits.add(new Hit(chunk, score)));
        return Hit.best(hits, k);
    }
}
