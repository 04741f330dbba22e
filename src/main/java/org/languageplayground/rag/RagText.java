package org.languageplayground.rag;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.rag.WorldReader.Said;
import org.languageplayground.search.Method;
import org.languageplayground.search.answer.CitedSentence;
import org.languageplayground.search.retrieval.Explanation;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.retrieval.RankShare;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.vector.PrincipalComponents;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.PageText;
import org.languageplayground.world.Fact;
import org.languageplayground.world.exam.ExamReport.Score;

/** Puts what a reading shows into sentences, in the student's language. */
final class RagText extends PageText {
    private static final int DIGITS = 6;
    private static final int FEW_DIGITS = 4;
    private static final int FEW_CHARACTERS = 60;
    private static final double NANOS_A_MILLISECOND = 1e6;

    private final LlmText llm;

    RagText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
        llm = new LlmText(translation, locale, this);
    }

    /** What concerns the configured LLM. */
    LlmText llm() {
        return llm;
    }

    static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    String notice(Notice notice) {
        return notice("rag.notice.", notice);
    }

    String base(BaseChoice base) {
        return get("rag.base." + key(base));
    }

    String method(Method method) {
        return get("rag.method." + key(method));
    }

    /** What the size of a chunk counts. */
    String unit(BaseChoice base) {
        return get(base == BaseChoice.GAZETTEER ? "rag.unit.tokens" : "rag.unit.words");
    }

    /** A number without a sign if all that is written of it is zero. */
    String signed(double value, int digits) {
        boolean zero = Math.abs(value) < 0.5 * Math.pow(10, -digits);
        return number(zero ? 0 : value, digits);
    }

    String time(long nanos) {
        return get("rag.time", number(nanos / NANOS_A_MILLISECOND, 2));
    }

    String first() {
        return get("rag.message.first");
    }

    /** A score with its kind, since scores of two kinds cannot be compared. */
    String score(Method method, double score) {
        return get("rag.score." + key(method), signed(score, method == Method.BM25 ? FEW_DIGITS : DIGITS));
    }

    String title(Corpus corpus, Document document) {
        return corpus.choice() == BaseChoice.SENTENCES
                ? get("rag.hit.sentence", document.title())
                : document.title().isEmpty() ? document.id() : document.title();
    }

    /** How long a chunk is, which of its document's it is, and where the document comes from. */
    String origin(RagReading reading, int number) {
        Chunk chunk = reading.chunk(number);
        List<Chunk> own = reading.base().chunks().stream()
                .filter(other -> other.document().equals(chunk.document()))
                .toList();
        return get(
                "rag.hit.origin",
                number(chunk.units()),
                unit(reading.state().base()),
                number(1 + own.indexOf(chunk)),
                number(own.size()));
    }

    String rankedCaption(RagReading reading) {
        if (reading.ranking().isEmpty()) {
            return nothing(reading);
        }
        return get(
                "rag.ranked.caption",
                number(reading.retrieved().size()),
                number(reading.base().chunks().size()),
                get("rag.kind." + key(reading.state().method())));
    }

    String inDocument(RagReading reading, Chunk chunk) {
        return get(
                "rag.hit.document.caption",
                title(reading.corpus(), chunk.document()),
                number(reading.state().size()),
                unit(reading.state().base()),
                number(reading.state().overlap()));
    }

    /** How far re-ranking moved a chunk; empty for other methods. */
    String moved(RagReading reading, int number) {
        if (!(reading.state().method() == Method.HYBRID_RERANKED
                && reading.explanation(number) instanceof Explanation.Fusion fusion)) {
            return "";
        }
        RankShare before = fusion.shares().getFirst();
        List<Integer> now = reading.ranking().stream().map(Hit::chunk).toList();
        return before.rank().isEmpty() || !now.contains(number)
                ? ""
                : get("rag.hit.moved", number(before.rank().getAsInt()), number(1 + now.indexOf(number)));
    }

    String stage(Stage stage, RagReading reading) {
        return switch (stage) {
            case QUERY ->
                reading.unknown().isEmpty()
                        ? get("rag.stage.query.known")
                        : get("rag.stage.query.unknown", String.join(", ", shortened(reading.unknown())));
            case EMBED -> embedded(reading);
            case RETRIEVE ->
                get(
                        "rag.stage.retrieve.note",
                        number(reading.retrieved().size()),
                        number(reading.base().chunks().size()));
            case LLM ->
                switch (reading.answer()) {
                    case Answer.OfTheModel model ->
                        get(
                                "rag.stage.llm.model",
                                WorldReader.MODEL,
                                number(model.retrieved().map(Said::promptTokens).orElse(0)));
                    case Answer.Extracted extracted -> get("rag.stage.llm.extractive");
                    case Answer.OfTheLlm answer -> llm.stage(answer);
                };
        };
    }

    private static List<String> shortened(List<String> words) {
        return words.size() <= FEW_DIGITS ? words : words.subList(0, FEW_DIGITS);
    }

    private String embedded(RagReading reading) {
        String query = reading.state().query();
        return switch (reading.state().method()) {
            case TF_IDF, BM25 -> get("rag.stage.embed." + key(reading.state().method()));
            case DENSE, HYBRID, HYBRID_RERANKED ->
                get(
                        "rag.stage.embed.dense",
                        number(reading.base().dense().vector(query).length),
                        percent(reading.base().dense().captured(query)));
        };
    }

    String answer(Said said) {
        return said.answer().isEmpty() ? get("rag.answer.empty") : said.answer();
    }

    String probability(Said said) {
        return get("rag.answer.probability", number(said.probability(), 3));
    }

    String verdict(Said said, Fact truth) {
        return said.answer().equals(truth.value()) ? get("rag.answer.right") : get("rag.answer.false", truth.value());
    }

    String left(Said said) {
        return said.leftTokens() == 0
                ? get("rag.answer.read", number(said.promptTokens()))
                : get("rag.answer.left", number(said.promptTokens()), number(said.leftTokens()));
    }

    String closedBook(Answer.OfTheModel answers) {
        return answers.truth().isEmpty()
                ? get("rag.answer.closed.unknown")
                : get(
                        Corpora.afterCutoff(answers.truth().get().country())
                                ? "rag.answer.closed.after"
                                : "rag.answer.closed.before",
                        Presets.capitalized(answers.truth().get().country()));
    }

    String retrievedChunks(RagReading reading) {
        return reading.retrieved().isEmpty()
                ? nothing(reading)
                : get("rag.answer.retrieved.chunks", reading.retrieved().size());
    }

    String wrongChunk(Answer.OfTheModel answers, RagReading reading) {
        return answers.wrong().isEmpty()
                ? get("rag.answer.wrong.none")
                : get(
                        "rag.answer.wrong.chunk",
                        reading.chunk(answers.wrongChunk()).document().title());
    }

    String citation(RagReading reading, int rank, CitedSentence sentence) {
        return get(
                "rag.answer.citation",
                number(rank),
                title(reading.corpus(), reading.chunk(sentence.chunk()).document()),
                percent(sentence.support()));
    }

    String notFound(RagReading reading) {
        return reading.retrieved().isEmpty() ? nothing(reading) : get("rag.answer.none");
    }

    /** Why nothing was found. */
    private String nothing(RagReading reading) {
        return get(
                "rag.nothing." + (allUnknown(reading) ? "unknown" : "method"),
                method(reading.state().method()));
    }

    private static boolean allUnknown(RagReading reading) {
        return reading.base()
                .retriever(Method.TF_IDF)
                .search(reading.state().query(), 1)
                .isEmpty();
    }

    /** What was found, and what the model makes of it. */
    String found(RagReading reading) {
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
    String answered(RagReading reading) {
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
            case Answer.OfTheLlm answer -> llm.said(answer);
        };
    }

    /** What another way of cutting made of the documents. */
    String cut(RagReading reading) {
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
    String opened(RagReading reading) {
        int chunk = reading.state().open();
        return chunk == RagState.NONE
                ? ""
                : get(
                        "rag.message.opened",
                        score(
                                reading.state().method(),
                                reading.explanation(chunk).score()));
    }

    String codeAbout(RagReading reading, boolean tooLong, int mostCharacters) {
        if (tooLong) {
            return get("rag.code.long", number(mostCharacters));
        }
        return get("rag.code.about." + key(reading.state().method()));
    }

    String spaceCaption(PrincipalComponents plane, int rank, int shown, int chunks, boolean queryInSpace) {
        return get(
                        "rag.space.caption",
                        number(rank),
                        percent(plane.explained()[0]),
                        percent(plane.explained()[1]),
                        number(shown),
                        number(chunks))
                + (queryInSpace ? "" : " " + get("rag.space.outside"));
    }

    /** What lies nearest to a chunk, or to the query where no chunk is named. */
    String neighbours(RagReading reading, Optional<Integer> chunk, List<Hit> nearest, int rank) {
        String names = nearest.stream()
                .map(hit -> place(reading, hit.chunk()) + " " + signed(hit.score(), 3))
                .collect(Collectors.joining("; "));
        return get(
                "rag.space.neighbours",
                chunk.map(number -> place(reading, number)).orElse(get("rag.space.query")),
                number(rank),
                names);
    }

    private String place(RagReading reading, int number) {
        Chunk chunk = reading.chunk(number);
        String start = chunk.text().length() <= FEW_CHARACTERS
                ? chunk.text()
                : chunk.text().substring(0, chunk.text().offsetByCodePoints(0, FEW_CHARACTERS / 2)) + "…";
        return title(reading.corpus(), chunk.document()) + " “" + start + "”";
    }

    String evaluationAbout(Corpus corpus, Optional<Throwable> failure) {
        if (failure.isPresent()) {
            return failure.get() instanceof NoMemoryException refused
                    ? notice(Notice.memory(refused))
                    : get("rag.evaluation.failed");
        }
        if (corpus.questions().isEmpty()) {
            return get("rag.evaluation.none");
        }
        long answerable =
                corpus.questions().stream().filter(BaseQuestion::answerable).count();
        return get(corpus.ofTheWorld() ? "rag.evaluation.about.world" : "rag.evaluation.about", number(answerable));
    }

    /** What a trial of answers is called. */
    String trial(Trial trial) {
        return switch (trial.kind()) {
            case RETRIEVED -> get("rag.trial.retrieved", method(trial.method()), number(trial.k()));
            case CLOSED_BOOK, RIGHT_CHUNK, WRONG_CHUNK, RETRIEVAL -> get("rag.trial." + key(trial.kind()));
        };
    }

    /** A share in percent with what it is a share of. */
    String share(Score score) {
        return get("rag.share", percent(score.share()), number(score.right()), number(score.asked()));
    }

    String chunksFormula(RagReading reading) {
        return get("rag.formula.docs", reading.base().chunks().size());
    }

    String retrievedFormula(RagReading reading) {
        int units = reading.retrieved().stream()
                .mapToInt(hit -> reading.chunk(hit.chunk()).units())
                .sum();
        return get("rag.formula.retrieved", number(units), unit(reading.state().base()));
    }

    String scoreFormula(RagReading reading) {
        return get("rag.kind." + key(reading.state().method()));
    }

    String topScore(RagReading reading) {
        return reading.ranking().isEmpty()
                ? "–"
                : signed(
                        reading.ranking().getFirst().score(),
                        reading.state().method() == Method.BM25 ? FEW_DIGITS : DIGITS);
    }

    String methodFormula(Method method) {
        return get("rag.formula.method." + key(method));
    }
}
