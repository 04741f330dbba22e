package org.languageplayground.rag.answer;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.languageplayground.rag.base.Corpora;
import org.languageplayground.rag.llm.LlmReply;
import org.languageplayground.rag.llm.LlmReply.Status;
import org.languageplayground.rag.question.Answer;
import org.languageplayground.rag.question.AnswerBy;
import org.languageplayground.rag.question.QuestionText;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.question.RagState;
import org.languageplayground.rag.question.WorldReader.Said;
import org.languageplayground.search.answer.CitedSentence;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.text.Document;
import org.languageplayground.world.Fact;

/** Puts what is made of the retrieved chunks into sentences. */
public final class AnswerText extends QuestionText {
    /** Texts from there, numbers as that language writes them. */
    public AnswerText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    public String first() {
        return get("rag.message.first");
    }

    /** What was found, and what the model makes of it. */
    public String found(RagReading reading) {
        if (reading.ranking().isEmpty()) {
            return nothing(reading);
        }
        Hit best = reading.ranking().getFirst();
        String top = get(
                "rag.message.found",
                method(reading.state().method()),
                title(reading.corpus(), reading.chunk(best.chunk()).document()),
                score(reading.state().method(), best.score()));
        return top + " " + answered(reading);
    }

    /** What is made of the chunks. */
    public String answered(RagReading reading) {
        return switch (reading.answer()) {
            case Answer.OfTheModel model ->
                get(
                        "rag.message.model",
                        answer(model.closedBook()),
                        model.retrieved().map(this::answer).orElse("–"),
                        model.truth().map(Fact::value).orElse(get("rag.message.truth.unknown")));
            case Answer.Extracted extracted ->
                extracted.sentences().found()
                        ? get(
                                "rag.message.extracted",
                                number(extracted.sentences().sentences().size()))
                        : get("rag.answer.none");
            case Answer.OfTheLlm answer -> llmSaid(answer);
        };
    }

    /** What another way of cutting made of the documents. */
    public String cut(RagReading reading) {
        return get(
                        "rag.message.cut",
                        reading.corpus().documents().size(),
                        reading.base().chunks().size(),
                        number(reading.state().size()),
                        unit(reading.state().base()),
                        number(reading.state().overlap()))
                + " " + found(reading);
    }

    /** Where the score of a chunk comes from. */
    public String opened(RagReading reading) {
        int chunk = reading.state().open();
        return chunk == RagState.NONE
                ? ""
                : get(
                        "rag.message.opened",
                        score(
                                reading.state().method(),
                                reading.explanation(chunk).score()));
    }

    public String answer(Said said) {
        return said.answer().isEmpty() ? get("rag.answer.empty") : said.answer();
    }

    public String probability(Said said) {
        return get("rag.answer.probability", number(said.probability(), 3));
    }

    public String verdict(Said said, Fact truth) {
        return said.answer().equals(truth.value()) ? get("rag.answer.right") : get("rag.answer.false", truth.value());
    }

    public String left(Said said) {
        return said.leftTokens() == 0
                ? get("rag.answer.read", number(said.promptTokens()))
                : get("rag.answer.left", number(said.promptTokens()), number(said.leftTokens()));
    }

    public String closedBook(Answer.OfTheModel answers) {
        return answers.truth().isEmpty()
                ? get("rag.answer.closed.unknown")
                : get(
                        Corpora.afterCutoff(answers.truth().get().country())
                                ? "rag.answer.closed.after"
                                : "rag.answer.closed.before",
                        capitalized(answers.truth().get().country()));
    }

    public String retrievedChunks(RagReading reading) {
        return reading.retrieved().isEmpty()
                ? nothing(reading)
                : get("rag.answer.retrieved.chunks", reading.retrieved().size());
    }

    public String wrongChunk(Answer.OfTheModel answers, RagReading reading) {
        return answers.wrong().isEmpty()
                ? get("rag.answer.wrong.none")
                : get(
                        "rag.answer.wrong.chunk",
                        reading.chunk(answers.wrongChunk()).document().title());
    }

    public String citation(RagReading reading, int rank, CitedSentence sentence) {
        return get(
                "rag.answer.citation",
                number(rank),
                title(reading.corpus(), reading.chunk(sentence.chunk()).document()),
                percent(sentence.support()));
    }

    public String notFound(RagReading reading) {
        return reading.retrieved().isEmpty() ? nothing(reading) : get("rag.answer.none");
    }

    /** What a way to answer is called. */
    public String llmBy(AnswerBy by, String model) {
        return get("rag.llm.by." + key(by), model);
    }

    /** What is sent where, and when. */
    public String llmWhere(Answer.OfTheLlm answer, RagReading reading) {
        return get("rag.llm.where", reading.retrieved().size(), answer.host(), answer.model());
    }

    /** How far the LLM has come, or why it comes no further. */
    public String llmSaid(Answer.OfTheLlm answer) {
        String sentence = answer.reply()
                .flatMap(LlmReply::problem)
                .map(problem -> get(problem.key(), problem.arguments().toArray()))
                .orElseGet(() -> get("rag.llm.said." + status(answer), answer.model(), took(answer)));
        return answer.reply().filter(LlmReply::cut).isPresent() ? get("rag.llm.cut") + " " + sentence : sentence;
    }

    private String took(Answer.OfTheLlm answer) {
        return answer.reply()
                .filter(reply -> reply.status() == Status.WHOLE)
                .map(reply -> time(reply.nanos()))
                .orElse("");
    }

    /** Numbers of chunks that the LLM was not sent. */
    public String llmMadeUp(List<Integer> numbers, RagReading reading) {
        return numbers.isEmpty()
                ? ""
                : get(
                        "rag.llm.madeup",
                        numbers.stream().map(number -> "[" + number + "]").collect(Collectors.joining(", ")),
                        reading.retrieved().size());
    }

    /** A cited chunk: its number, and its document. */
    public String llmCited(int rank, RagReading reading) {
        int chunk = reading.retrieved().get(rank - 1).chunk();
        Document document = reading.chunk(chunk).document();
        return "[" + rank + "] " + title(reading.corpus(), document);
    }
}
