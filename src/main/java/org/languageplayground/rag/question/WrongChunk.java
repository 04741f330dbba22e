package org.languageplayground.rag.question;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.world.Fact;
import org.languageplayground.world.World;

/** The chunk by which a search would mislead: of those that answer the same question about another country the one whose words are most like it. */
public final class WrongChunk {
    private static final int CANDIDATES = 100;

    private WrongChunk() {}

    /**
     * The first of them that BM25 finds.
     *
     * @param fact what the query asks for
     */
    public static Optional<Integer> of(String query, Fact fact, KnowledgeBase base) {
        return base.retriever(Method.BM25).search(query, CANDIDATES).stream()
                .map(Hit::chunk)
                .filter(chunk -> misleads(base.chunks().get(chunk), fact))
                .findFirst();
    }

    private static boolean misleads(Chunk chunk, Fact fact) {
        String country = chunk.document().id();
        return !country.equals(fact.country())
                && List.of(chunk.text().toLowerCase(Locale.ROOT).split(" "))
                        .contains(World.standard().fact(country, fact.kind()).value());
    }
}
