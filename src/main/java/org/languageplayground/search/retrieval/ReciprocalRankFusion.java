package org.languageplayground.search.retrieval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Σ 1 / (60 + rank) over several rankings (Cormack, Clarke and Büttcher, SIGIR 2009). */
final class ReciprocalRankFusion {
    private static final int K = 60;

    private ReciprocalRankFusion() {}

    static List<Hit> fuse(List<List<Hit>> rankings, int k) {
        Map<Integer, Double> scores = new TreeMap<>();
        for (List<Hit> ranking : rankings) {
            for (int rank = 1; rank <= ranking.size(); rank++) {
                scores.merge(ranking.get(rank - 1).chunk(), share(rank), Double::sum);
            }
        }
        List<Hit> hits = new ArrayList<>();
        scores.forEach((chunk, score) -> hits.add(new Hit(chunk, score)));
        return Hit.best(hits, k);
    }

    static RankShare share(String name, List<Hit> ranking, int chunk) {
        for (int rank = 1; rank <= ranking.size(); rank++) {
            if (ranking.get(rank - 1).chunk() == chunk) {
                return new RankShare(name, OptionalInt.of(rank), share(rank));
            }
        }
        return new RankShare(name, OptionalInt.empty(), 0);
    }

    private static double share(int rank) {
        return 1.0 / (K + rank);
    }
}
