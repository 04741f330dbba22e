package org.languageplayground.finetuning.training;

import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.Tokenizer;

/**
 * What a model writes after a question, the likeliest token each time, up to the full stop.
 *
 * @param text without the full stop
 * @param probability of the whole answer ({@link Generation.Answer})
 */
record Answer(String text, double probability) {
    private static final int MOST_TOKENS = 64;

    /** Asks a question. */
    static Answer of(Transformer model, Tokenizer tokenizer, String question) {
        Generation.Answer answer = Generation.answer(
                model, tokenizer.encode(question).ids(), tokenizer.id(".").orElseThrow(), MOST_TOKENS);
        return new Answer(tokenizer.decode(answer.tokens()), answer.probability());
    }
}
