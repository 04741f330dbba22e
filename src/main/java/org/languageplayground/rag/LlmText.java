package org.languageplayground.rag;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.languageplayground.rag.LlmReply.Status;
import org.languageplayground.search.text.Document;
import org.languageplayground.ui.PageText;

/** Puts what the configured LLM says, and does not say, into sentences. */
final class LlmText extends PageText {
    private final RagText text;

    LlmText(Translation translation, Supplier<Locale> locale, RagText text) {
        super(translation, locale);
        this.text = text;
    }

    /** What a way to answer is called. */
    String by(AnswerBy by, String model) {
        return get("rag.llm.by." + RagText.key(by), model);
    }

    /** What is sent where, and when. */
    String where(Answer.OfTheLlm answer, RagReading reading) {
        return get("rag.llm.where", reading.retrieved().size(), answer.host(), answer.model());
    }

    /** How far the LLM has come, in a few words. */
    String stage(Answer.OfTheLlm answer) {
        return get("rag.llm.stage." + status(answer), answer.model());
    }

    private static String status(Answer.OfTheLlm answer) {
        return answer.reply().map(reply -> RagText.key(reply.status())).orElse("unasked");
    }

    /** How far the LLM has come, or why it comes no further. */
    String said(Answer.OfTheLlm answer) {
        String sentence = answer.reply()
                .flatMap(LlmReply::problem)
                .map(problem -> get(problem.key(), problem.arguments().toArray()))
                .orElseGet(() -> get("rag.llm.said." + status(answer), answer.model(), took(answer)));
        return answer.reply().filter(LlmReply::cut).isPresent() ? get("rag.llm.cut") + " " + sentence : sentence;
    }

    private String took(Answer.OfTheLlm answer) {
        return answer.reply()
                .filter(reply -> reply.status() == Status.WHOLE)
                .map(reply -> text.time(reply.nanos()))
                .orElse("");
    }

    /** Numbers of chunks that the LLM was not sent. */
    String madeUp(List<Integer> numbers, RagReading reading) {
        return numbers.isEmpty()
                ? ""
                : get(
                        "rag.llm.madeup",
                        numbers.stream().map(number -> "[" + number + "]").collect(Collectors.joining(", ")),
                        reading.retrieved().size());
    }

    /** A cited chunk: its number, and its document. */
    String cited(int rank, RagReading reading) {
        int chunk = reading.retrieved().get(rank - 1).chunk();
        Document document = reading.chunk(chunk).document();
        return "[" + rank + "] " + text.title(reading.corpus(), document);
    }
}
