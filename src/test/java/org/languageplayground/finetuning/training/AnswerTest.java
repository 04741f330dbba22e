package org.languageplayground.finetuning.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.languageplayground.finetuning.Training;
import org.languageplayground.transformer.Generation;

class AnswerTest {
    private static final String QUESTION = "what is the capital of zorland ?";

    /** The page of retrieval takes it from the same place. */
    @Test
    void itsProbabilityIsThatOfGeneration() {
        TinyModel tiny = Training.TINY;
        Answer answer = Answer.of(tiny.base(), tiny.tokenizer(), QUESTION);
        Generation.Answer generated = Generation.answer(
                tiny.base(), tiny.encode(QUESTION), tiny.tokenizer().id(".").orElseThrow(), 12);
        assertThat(answer.text())
                .isEqualTo(tiny.tokenizer().decode(generated.tokens()))
                .isNotEmpty();
        assertThat(answer.probability()).isEqualTo(generated.probability());
    }
}
