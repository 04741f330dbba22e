package org.languageplayground.rag.question;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.world.Fact;
import org.languageplayground.world.World;

/** The chunk by which a search would mislead most: it answers the same question, about another country. */
public final class WrongChunk {
    private WrongChunk() {}

    /**
     * The first of a ranking's.
     *
     * @param fact what is asked for
     */
    public static Optional<Integer> in(List<Hit> ranking, Fact fact, KnowledgeBase base) {
        return ranking.stream()
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
