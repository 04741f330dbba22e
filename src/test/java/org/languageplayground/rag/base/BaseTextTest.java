package org.languageplayground.rag.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.languageplayground.search.Method;
import org.languageplayground.search.answer.CitedSentence;
import org.languageplayground.search.answer.ExtractiveAnswer;
import org.languageplayground.search.retrieval.Hit;

class BaseTextTest {
    private final BaseText text = new BaseText((key, arguments) -> key, () -> Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource({"-1e-17, 0.000000", "-0.0, 0.000000", "-4.9e-7, 0.000000", "-0.25, −0.250000", "1, 1.000000"})
    void whatIsWrittenAsZeroHasNoSign(double value, String written) {
        assertThat(text.signed(value, 6)).isEqualTo(written);
    }

    @Test
    void reRankingIsSaidToMoveOnlyWhatItMoved() {
        RagReading reading = reading(Method.HYBRID_RERANKED);
        List<Integer> before = reading
                .base()
                .retriever(Method.HYBRID)
                .search(reading.state().query(), 50)
                .stream()
                .map(Hit::chunk)
                .toList();
        int moved = 0;
        for (int i = 0; i < reading.ranking().size(); i++) {
            int chunk = reading.ranking().get(i).chunk();
            int rank = 1 + before.indexOf(chunk);
            boolean stayed = rank == i + 1;
            moved += stayed ? 0 : 1;
            assertThat(withValues.moved(reading, chunk))
                    .isEqualTo(stayed ? "rag.hit.stayed" + List.of(i + 1) : "rag.hit.moved" + List.of(rank, i + 1));
        }
        assertThat(moved).isBetween(1, reading.ranking().size() - 1);
    }

    @Test
    void aCitationTellsWhatTheSentenceHoldsAndWhatItsChunk() {
        RagReading reading = reading(Method.BM25);
        CitedSentence sentence = ExtractiveAnswer.of(
                        reading.state().query(),
                        reading.retrieved().stream().map(Hit::chunk).toList(),
                        reading.base())
                .sentences()
                .getFirst();
        assertThat(withValues.citation(reading, 1, sentence))
                .contains(withValues.percent(sentence.inSentence()))
                .contains(withValues.percent(sentence.inChunk()));
    }

    private static RagReading reading(Method method) {
        RagSimulation simulation = RagFixture.simulation();
        simulation.base(BaseChoice.HANDBOOK);
        simulation.method(method);
        simulation.query("What does a perplexity of 20 mean?");
        return RagFixture.reading(simulation);
    }
}
