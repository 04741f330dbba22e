package org.languageplayground.rag.base;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.text.Chunk;

/**
 * A question that belongs to a base.
 *
 * @param grades how relevant the documents are, by id; none where no document answers it
 * @param evidence in the invented world: the sentence that answers
 */
public record BaseQuestion(String text, Map<String, Integer> grades, Optional<Evidence> evidence) {

    /** A question with relevant documents. */
    public BaseQuestion(String text, Map<String, Integer> grades) {
        this(text, grades, Optional.empty());
    }

    public boolean answerable() {
        return evidence.isPresent() || grades.values().stream().anyMatch(grade -> grade > 0);
    }

    /** What a ranking of chunks is judged by: chunks where the sentence that answers is known, documents elsewhere, each at the rank of its best chunk. */
    public List<String> judged(List<Hit> ranking, KnowledgeBase base) {
        return ranking.stream()
                .map(hit -> evidence.isPresent()
                        ? String.valueOf(hit.chunk())
                        : base.chunks().get(hit.chunk()).document().id())
                .distinct()
                .toList();
    }

    /** The grades of what {@link #judged} names: a chunk that holds the whole sentence is relevant, and no other. */
    public Map<String, Integer> grades(KnowledgeBase base) {
        if (evidence.isEmpty()) {
            return grades;
        }
        Map<String, Integer> relevant = new LinkedHashMap<>();
        List<Chunk> chunks = base.chunks();
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            if (evidence.get().isIn(chunks.get(chunk))) {
                relevant.put(String.valueOf(chunk), 1);
            }
        }
        return relevant;
    }
}
