package org.languageplayground.rag.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.languageplayground.rag.RagFixture;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.rag.question.RagFields;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.search.Method;
import org.languageplayground.search.retrieval.Hit;

class RankingTextTest {
    private final RankingText text = new RankingText((key, values) -> key + List.of(values), () -> Locale.ENGLISH);

    @Test
    void reRankingIsSaidToMoveOnlyWhatItMoved() {
        RagSimulation simulation = RagFixture.simulation();
        simulation.set(RagFields.BASE, BaseChoice.HANDBOOK);
        simulation.set(RagFields.METHOD, Method.HYBRID_RERANKED);
        simulation.set(RagFields.QUERY, "What does a perplexity of 20 mean?");
        RagReading reading = RagFixture.reading(simulation);
        List<Integer> before = reading
                .base()
                .retriever(Method.HYBRID)
                .search(reading.asked().query(), 50)
                .stream()
                .map(Hit::chunk)
                .toList();
        int moved = 0;
        for (int i = 0; i < reading.ranking().size(); i++) {
            int chunk = reading.ranking().get(i).chunk();
            int rank = 1 + before.indexOf(chunk);
            boolean stayed = rank == i + 1;
            moved += stayed ? 0 : 1;
            assertThat(text.moved(reading, chunk))
                    .isEqualTo(stayed ? "rag.hit.stayed" + List.of(i + 1) : "rag.hit.moved" + List.of(rank, i + 1));
        }
        assertThat(moved).isBetween(1, reading.ranking().size() - 1);
    }
}
