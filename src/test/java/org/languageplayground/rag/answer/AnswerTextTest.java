package org.languageplayground.rag.answer;

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
import org.languageplayground.search.answer.CitedSentence;
import org.languageplayground.search.answer.ExtractiveAnswer;
import org.languageplayground.search.retrieval.Hit;

class AnswerTextTest {
    private final AnswerText text = new AnswerText((key, values) -> key + List.of(values), () -> Locale.ENGLISH);

    @Test
    void aCitationTellsWhatTheSentenceHoldsAndWhatItsChunk() {
        RagSimulation simulation = RagFixture.simulation();
        simulation.set(RagFields.BASE, BaseChoice.HANDBOOK);
        simulation.set(RagFields.METHOD, Method.BM25);
        simulation.set(RagFields.QUERY, "What does a perplexity of 20 mean?");
        RagReading reading = RagFixture.reading(simulation);
        CitedSentence sentence = ExtractiveAnswer.of(
                        reading.asked().query(),
                        reading.retrieved().stream().map(Hit::chunk).toList(),
                        reading.base())
                .sentences()
                .getFirst();
        assertThat(text.citation(reading, 1, sentence))
                .contains(text.percent(sentence.inSentence()))
                .contains(text.percent(sentence.inChunk()));
    }
}
