package org.languageplayground.search.retrieval;

import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.search.retrieval.ReciprocalRankFusion.Ranking;

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
        return "Hybrid";
    }

    @Override
    public EmbeddedQuery embed(String query) {
        List<EmbeddedQuery> embedded =
                parts.stream().map(part -> part.embed(query)).toList();
        return k -> ReciprocalRankFusion.fuse(rankings(embedded), k);
    }

    private List<Ranking> rankings(List<EmbeddedQuery> embedded) {
        return IntStream.range(0, parts.size())
                .mapToObj(i -> new Ranking(parts.get(i).name(), embedded.get(i).search(DEPTH), 1))
                .toList();
    }

    @Override
    public Explanation.Fusion explain(String query, int chunk) {
        List<EmbeddedQuery> embedded =
                parts.stream().map(part -> part.embed(query)).toList();
        return Explanation.Fusion.of(
                rankings(embedded).stream().map(ranking -> ranking.of(chunk)).toList(),
                parts.stream().map(part -> part.explain(query, chunk)).toList());
    }
}
