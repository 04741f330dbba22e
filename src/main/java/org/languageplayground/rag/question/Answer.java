package org.languageplayground.rag.question;

import java.util.Optional;
import org.languageplayground.rag.llm.LlmReply;
import org.languageplayground.rag.question.WorldReader.Said;
import org.languageplayground.search.answer.ExtractiveAnswer;
import org.languageplayground.world.Fact;

/** What is made of the retrieved chunks. */
public sealed interface Answer {

    /**
     * The tiny model's answers.
     *
     * @param closedBook by heart
     * @param retrieved after reading the retrieved chunks; none where nothing was retrieved
     * @param wrong after reading the best chunk of another country than the one asked about
     * @param wrongChunk the number of that chunk
     * @param truth what is true, if the question asks for a fact of the world
     */
    record OfTheModel(
            Said closedBook, Optional<Said> retrieved, Optional<Said> wrong, int wrongChunk, Optional<Fact> truth)
            implements Answer {}

    /** Sentences of the chunks. */
    record Extracted(ExtractiveAnswer sentences) implements Answer {}

    /**
     * The configured LLM's answer.
     *
     * @param reply what has come of it; none before it is asked
     */
    record OfTheLlm(String host, String model, Optional<LlmReply> reply) implements Answer {}
}
