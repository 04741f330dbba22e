package org.languageplayground.search.retrieval;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.search.embedding.LateInteraction;
import org.languageplayground.search.retrieval.ReciprocalRankFusion.Ranking;

/**
 * Reads the first hits of another retriever once more by late interaction, and fuses the ranking that results, which counts half, with the
 * ranking that they had. The hits after those keep their order.
 */
public final class RerankedRetriever implements Retriever {
    /** How many hits are read once more. */
    public static final int CANDIDATES = 50;

    /** The first ranking is itself a sum of two. */
    private static final double WEIGHT = 0.5;

    private final Retriever first;
    private final LateInteraction late;

    public RerankedRetriever(Retriever first, LateInteraction late) {
        this.first = first;
        this.late = late;
    }

    @Override
    public String name() {
        return first.name() + " + re-rank";
    }

    @Override
    public EmbeddedQuery embed(String query) {
        EmbeddedQuery embedded = first.embed(query);
        return k -> {
            List<Hit> hits = embedded.search(Math.max(k, CANDIDATES));
            return ReciprocalRankFusion.fuse(List.of(before(hits), again(query, hits)), k);
        };
    }

    private Ranking before(List<Hit> hits) {
        return new Ranking(first.name(), hits, 1);
    }

    private Ranking again(String query, List<Hit> hits) {
        List<Integer> chunks = hits.stream().limit(CANDIDATES).map(Hit::chunk).toList();
        double[] scores = late.scores(query, chunks);
        List<Hit> read = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            read.add(new Hit(chunks.get(i), scores[i]));
        }
        return new Ranking(LateInteraction.NAME, Hit.best(read, CANDIDATES), WEIGHT);
    }

    /** The ranks before and by late interaction; a chunk beyond the candidates has no second rank. */
    @Override
    public Explanation.Fusion explain(String query, int chunk) {
        List<Hit> hits = first.search(query, Integer.MAX_VALUE);
        return Explanation.Fusion.of(
                List.of(before(hits).of(chunk), again(query, hits).of(chunk)),
                List.of(first.explain(query, chunk), explainLate(query, chunk)));
    }

    private Explanation.Late explainLate(String query, int chunk) {
        return new Explanation.Late(late.matches(query, chunk), late.scores(query, List.of(chunk))[0]);
    }
}
