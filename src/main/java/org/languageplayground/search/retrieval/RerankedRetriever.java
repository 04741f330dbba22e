package org.languageplayground.search.retrieval;

import java.util.List;

/**
 * Reads the first hits of another retriever once more, each together with the query, and fuses the ranking that results with
 * the ranking that they had. The hits after those keep their order.
 */
public final class RerankedRetriever implements Retriever {
    /** How many hits are read once more. */
    public static final int CANDIDATES = 50;

    private final Retriever first;
    private final PairScorer scorer;
    private final List<String> chunks;

    public RerankedRetriever(Retriever first, PairScorer scorer, List<String> chunks) {
        this.first = first;
        this.scorer = scorer;
        this.chunks = chunks;
    }

    @Override
    public String name() {
        return first.name() + " + " + scorer.name();
    }

    @Override
    public EmbeddedQuery embed(String query) {
        EmbeddedQuery embedded = first.embed(query);
        return k -> {
            List<Hit> hits = embedded.search(Math.max(k, CANDIDATES));
            return ReciprocalRankFusion.fuse(List.of(hits, again(query, hits)), k);
        };
    }

    private List<Hit> again(String query, List<Hit> hits) {
        return Hit.best(
                hits.stream()
                        .limit(CANDIDATES)
                        .map(hit -> new Hit(hit.chunk(), scorer.score(query, chunks.get(hit.chunk()))))
                        .toList(),
                CANDIDATES);
    }

    /** The ranks before and by the second reading; a chunk beyond the candidates has no second rank. */
    @Override
    public Explanation.Fusion explain(String query, int chunk) {
        List<Hit> hits = first.search(query, Integer.MAX_VALUE);
        return Explanation.Fusion.of(
                List.of(
                        ReciprocalRankFusion.share(first.name(), hits, chunk),
                        ReciprocalRankFusion.share(scorer.name(), again(query, hits), chunk)),
                List.of(first.explain(query, chunk), scorer.explain(query, chunks.get(chunk))));
    }
}
