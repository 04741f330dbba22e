package org.languageplayground.rag.question;

import java.util.Optional;
import org.languageplayground.rag.llm.LlmReply;
import org.languageplayground.rag.question.WorldReader.Said;
import org.languageplayground.search.answer.ExtractiveAnswer;
import org.languageplayground.world.Fact;

/** What is made of the retrieved chunks. */
public sealed interface Answer {

    /** An answer of the tiny model, and the passage that it read before the question. */
    record Grounded(Passage passage, Said said) {}

    /**
     * The tiny model's answers.
     *
     * @param closedBook by heart
     * @param retrieved after reading the retrieved chunks; none where nothing was retrieved
     * @param wrong after reading a chunk that answers the question about another country; none where no country is asked about
     * @param wrongChunk the number of that chunk; {@link RagFields#NONE}
     * @param truth what is true, if the question asks for a fact of the world
     */
    record OfTheModel(
            Said closedBook,
            Optional<Grounded> retrieved,
            Optional<Grounded> wrong,
            int wrongChunk,
            Optional<Fact> truth)
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
