package org.languageplayground.rag.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.languageplayground.rag.base.Corpora;
import org.languageplayground.rag.llm.LlmReply;
import org.languageplayground.rag.llm.LlmReply.Status;
import org.languageplayground.rag.question.Answer;
import org.languageplayground.rag.question.Answer.Grounded;
import org.languageplayground.rag.question.AnswerBy;
import org.languageplayground.rag.question.QuestionText;
import org.languageplayground.rag.question.RagFields;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.question.WorldReader.Said;
import org.languageplayground.search.answer.CitedSentence;
import org.languageplayground.search.answer.ExtractiveAnswer;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.text.Document;
import org.languageplayground.world.Fact;

/** Puts what is made of the retrieved chunks into sentences. */
public final class AnswerText extends QuestionText {
    /** Texts from there, numbers as that language writes them. */
    public AnswerText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    /** What was found, and what the model makes of it. */
    public String found(RagReading reading) {
        if (reading.ranking().isEmpty()) {
            return sentences(guidance(reading), nothing(reading));
        }
        return sentences(guidance(reading), top(reading), answered(reading));
    }

    /** What stands first; the tiny model's answers speak for themselves. */
    private String top(RagReading reading) {
        Hit best = reading.ranking().getFirst();
        return reading.corpus().ofTheWorld()
                ? ""
                : get(
                        "rag.message.found",
                        method(reading.asked().method()),
                        title(reading.corpus(), reading.chunk(best.chunk()).document()),
                        score(reading.asked().method(), best.score()));
    }

    /** What is made of the chunks. */
    public String answered(RagReading reading) {
        return switch (reading.answer()) {
            case Answer.OfTheModel model -> said(model, reading);
            case Answer.Extracted extracted ->
                extracted.sentences().found()
                        ? get(
                                "rag.message.extracted",
                                extracted.sentences().sentences().size())
                        : get("rag.answer.none");
            case Answer.OfTheLlm answer -> llmSaid(answer);
        };
    }

    private String said(Answer.OfTheModel model, RagReading reading) {
        String byHeart =
                get("rag.message.closed", answer(model.closedBook()), judged(model.closedBook(), model.truth()));
        String after = model.retrieved()
                .map(grounded -> get(
                        grounded.passage().edited() ? "rag.message.edited" : "rag.message.read",
                        reading.retrieved().size(),
                        answer(grounded.said()),
                        judged(grounded.said(), model.truth())))
                .orElse("");
        String misled = model.wrong()
                .map(grounded -> get(
                        grounded.passage().edited() ? "rag.message.otheredited" : "rag.message.other",
                        answer(grounded.said()),
                        judged(grounded.said(), model.truth())))
                .orElse("");
        return sentences(byHeart, after, misled);
    }

    private String judged(Said said, Optional<Fact> truth) {
        return truth.map(fact -> get(fact.value().equals(said.answer()) ? "rag.message.right" : "rag.message.wrong"))
                .orElse(get("rag.message.unjudged"));
    }

    /** What another way of cutting made of the documents. */
    public String cut(RagReading reading) {
        return sentences(
                get(
                        "rag.message.cut",
                        reading.corpus().documents().size(),
                        reading.base().chunks().size(),
                        number(reading.asked().size()),
                        unit(reading.corpus().choice()),
                        number(reading.asked().overlap())),
                found(reading));
    }

    /**
     * Where the score of a chunk comes from.
     *
     * @param chunk its number; {@link RagFields#NONE}
     */
    public String opened(RagReading reading, int chunk) {
        return chunk == RagFields.NONE
                ? ""
                : get(
                        "rag.message.opened",
                        score(
                                reading.asked().method(),
                                reading.explanation(chunk).score()));
    }

    public String probability(Said said) {
        return get("rag.answer.probability", probability(said.probability()));
    }

    public String verdict(Said said, Fact truth) {
        return said.answer().equals(truth.value()) ? get("rag.answer.right") : get("rag.answer.false", truth.value());
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

    public String retrievedChunks(Answer.OfTheModel answers, RagReading reading) {
        return answers.retrieved()
                .map(grounded -> read(
                        grounded,
                        get("rag.answer.retrieved.chunks", reading.retrieved().size())))
                .orElseGet(() -> nothing(reading));
    }

    public String wrongChunk(Answer.OfTheModel answers, RagReading reading) {
        return answers.wrong()
                .map(grounded -> read(
                        grounded,
                        get(
                                "rag.answer.wrong.chunk",
                                reading.chunk(answers.wrongChunk()).document().title())))
                .orElseGet(() -> get("rag.answer.wrong.none"));
    }

    /** What the model has read: what the student wrote, or what was found. */
    private String read(Grounded grounded, String found) {
        return sentences(grounded.passage().edited() ? get("rag.answer.yours") : found, source(grounded));
    }

    /** Whether the word comes from the passage, and how much of that the model had no room for. */
    private String source(Grounded grounded) {
        Said said = grounded.said();
        return sentences(
                grounded.passage().places(said.answer()).isEmpty()
                        ? get("rag.answer.memory", answer(said))
                        : get("rag.answer.marked", answer(said)),
                said.leftTokens() == 0 ? "" : get("rag.answer.left", number(said.promptTokens()), said.leftTokens()));
    }

    public String citation(RagReading reading, int rank, CitedSentence sentence) {
        return get(
                "rag.answer.citation",
                number(rank),
                title(reading.corpus(), reading.chunk(sentence.chunk()).document()),
                percent(sentence.inSentence()),
                percent(sentence.inChunk()),
                sentence.cosine().isPresent()
                        ? get(
                                "rag.answer.citation.cosine",
                                number(sentence.cosine().getAsDouble(), 2))
                        : "");
    }

    /** Where no sentence answers. */
    public String notFound(RagReading reading) {
        return reading.retrieved().isEmpty() ? nothing(reading) : get("rag.answer.none");
    }

    /** How far the nearest sentence is from an answer. */
    String nearest(CitedSentence nearest, RagReading reading) {
        return get(
                nearest.cosine().isPresent() ? "rag.answer.nearest" : "rag.answer.nearest.words",
                number(nearest.support(), 2),
                number(ExtractiveAnswer.least(reading.base()), 2));
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
        return sentences(answer.reply().filter(LlmReply::cut).isPresent() ? get("rag.llm.cut") : "", sentence);
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
                        list(numbers.stream().map(number -> "[" + number + "]").toList()),
                        reading.retrieved().size());
    }

    /** A cited chunk: its number, and its document. */
    public String llmCited(int rank, RagReading reading) {
        int chunk = reading.retrieved().get(rank - 1).chunk();
        Document document = reading.chunk(chunk).document();
        return "[" + rank + "] " + title(reading.corpus(), document);
    }
}
