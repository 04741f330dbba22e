package org.languageplayground.search.retrieval;

import java.util.List;

/** Fuses the rankings of several retrievers by reciprocal rank, so that their scores need not be comparable. */
public final class HybridRetriever implements Retriever {
    private static final int DEPTH = 1000;

    private final List<Retriever> parts;

    /** The parts, of each of which the first 1,000 hits count. */
    public HybridRetriever(List<Retriever> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public String name() {
        return "Hybrid (RRF)";
    }

    @Override
    public EmbeddedQuery embed(String query) {
        List<EmbeddedQuery> embedded =
                parts.stream().map(part -> part.embed(query)).toList();
        return k -> ReciprocalRankFusion.fuse(
                embedded.stream().map(part -> part.search(DEPTH)).toList(), k);
    }

    @Override
    public Explanation.Fusion explain(String query, int chunk) {
        List<RankShare> shares = parts.stream()
                .map(part -> ReciprocalRankFusion.share(part.name(), part.search(query, DEPTH), chunk))
                .toList();
        List<Explanation> explanations =
                parts.stream().map(part -> part.explain(query, chunk)).toList();
        return Explanation.Fusion.of(shares, explanations);
    }
}
