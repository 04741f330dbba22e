package org.languageplayground.rag.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.rag.base.BaseText;
import org.languageplayground.rag.base.IndexProgress;
import org.languageplayground.rag.question.WorldReader.Said;
import org.languageplayground.search.Method;
import org.languageplayground.search.retrieval.LsaRetriever;

/** Puts what a question found into sentences. */
public class QuestionText extends BaseText {
    private static final int DIGITS = 6;
    private static final int COSINE_DIGITS = 3;
    private static final int BM25_DIGITS = 2;
    private static final int RRF_DIGITS = 4;
    private static final int FEW_WORDS = 4;

    /** Texts from there, numbers as that language writes them. */
    public QuestionText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    public String method(Method method) {
        return get("rag.method." + key(method));
    }

    public String methodFormula(Method method) {
        return get("rag.formula.method." + key(method));
    }

    /** A score with its kind, since scores of two kinds cannot be compared. */
    public String score(Method method, double score) {
        return get("rag.score." + key(method), shortScore(method, score));
    }

    /** As many digits of a score as mean something. */
    public String shortScore(Method method, double score) {
        return signed(
                score,
                switch (method) {
                    case DENSE, LSA, TF_IDF -> COSINE_DIGITS;
                    case BM25 -> BM25_DIGITS;
                    case HYBRID, HYBRID_RERANKED -> RRF_DIGITS;
                });
    }

    /** All digits of a score that the tables show. */
    public String wholeScore(double score) {
        return signed(score, DIGITS);
    }

    public String scoreFormula(RagReading reading) {
        return get("rag.kind." + key(reading.asked().method()));
    }

    public String topScore(RagReading reading) {
        return reading.ranking().isEmpty()
                ? "–"
                : shortScore(
                        reading.asked().method(), reading.ranking().getFirst().score());
    }

    public String chunksFormula(RagReading reading) {
        return get("rag.formula.docs", reading.base().chunks().size());
    }

    public String retrievedFormula(RagReading reading) {
        int units = reading.retrieved().stream()
                .mapToInt(hit -> reading.chunk(hit.chunk()).units())
                .sum();
        return get("rag.formula.retrieved", number(units), unit(reading.corpus().choice()));
    }

    String pipeline() {
        return get("rag.pipeline");
    }

    String stage(Stage stage) {
        return get("rag.stage." + key(stage));
    }

    /** That the chunks are being indexed, in a few words. */
    public String indexing() {
        return get("rag.stage.indexing");
    }

    /** How many sentences answer. */
    String sentences(int count) {
        return get("rag.stage.llm.sentences", count);
    }

    /** What a stage hands on, in a few words. */
    public String stage(Stage stage, RagReading reading) {
        return switch (stage) {
            case QUERY ->
                get(
                        switch (reading.asked().method()) {
                            case TF_IDF -> "rag.stage.query.words";
                            case DENSE -> "rag.stage.query.tokens";
                            case BM25, HYBRID, HYBRID_RERANKED, LSA -> "rag.stage.query.stems";
                        });
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
                                number(model.retrieved()
                                        .map(grounded -> grounded.said().promptTokens())
                                        .orElse(0)));
                    case Answer.Extracted extracted -> get("rag.stage.llm.extractive");
                    case Answer.OfTheLlm answer -> get("rag.llm.stage." + status(answer), answer.model());
                };
        };
    }

    private String embedded(RagReading reading) {
        return switch (reading.asked().method()) {
            case TF_IDF, BM25 -> get("rag.stage.embed." + key(reading.asked().method()));
            case LSA -> bySpace(reading);
            case DENSE, HYBRID, HYBRID_RERANKED ->
                reading.base()
                        .dense()
                        .map(dense -> get(
                                "rag.stage.embed.dense",
                                number(dense.embedding().encoder().width()),
                                dense.embedding().encoder().name()))
                        .orElseGet(() -> bySpace(reading));
        };
    }

    private String bySpace(RagReading reading) {
        LsaRetriever lsa = reading.base().lsa().orElseThrow();
        return get(
                "rag.stage.embed.lsa",
                number(lsa.lsa().rank()),
                percent(lsa.captured(reading.asked().query())));
    }

    /** Why BM25 ranks in place of the method that is set. */
    public String standIn(StandIn why, Method wanted) {
        return switch (why) {
            case NOT_YET -> get("rag.standin.notyet", method(wanted));
            case SPACE_NOT_YET -> get("rag.standin.space", method(wanted));
            case STOPPED -> get("rag.standin.stopped", method(wanted));
            case TOO_MANY -> get("rag.standin.toomany", method(wanted));
            case NO_MEMORY -> get("rag.standin.nomemory", method(wanted));
            case NO_SPACE -> get("rag.standin.nospace", method(wanted));
            case NO_TIME -> get("rag.standin.notime", method(wanted));
        };
    }

    /** How far the encoder is, or LSA where that is all that is waited for. */
    public String read(IndexProgress progress) {
        return progress.left().isPresent()
                ? get("rag.standin.found", progress.chunks())
                : get("rag.standin.read", number(progress.read()), number(progress.chunks()));
    }

    /** Why nothing was found. */
    protected final String nothing(RagReading reading) {
        return get(
                "rag.nothing." + (allUnknown(reading) ? "unknown" : "method"),
                method(reading.asked().method()));
    }

    private static boolean allUnknown(RagReading reading) {
        String query = reading.asked().query();
        return reading.base().retriever(Method.TF_IDF).search(query, 1).isEmpty()
                && reading.base().retriever(Method.BM25).search(query, 1).isEmpty();
    }

    /** How far the configured LLM has come, as the end of a key. */
    protected static String status(Answer.OfTheLlm answer) {
        return answer.reply().map(reply -> key(reply.status())).orElse("unasked");
    }

    /** What an answer of the tiny model is, as it is shown. */
    public String answer(Said said) {
        return said.answer().isEmpty() ? get("rag.answer.empty") : said.answer();
    }

    /** What helps where a question cannot be answered; empty where it can. */
    public String guidance(RagReading reading) {
        Guidance guidance = reading.guidance();
        List<String> sentences = new ArrayList<>();
        if (!guidance.near().isEmpty()) {
            guidance.near().entrySet().stream()
                    .limit(FEW_WORDS)
                    .map(word -> get("rag.guidance.near", word.getKey(), word.getValue()))
                    .forEach(sentences::add);
        }
        if (!guidance.strange().isEmpty()) {
            sentences.add(get(
                    reading.corpus().ofTheWorld()
                            ? "rag.guidance.strange"
                            : reading.base().dense().isEmpty()
                                    ? "rag.guidance.strange.words"
                                    : "rag.guidance.strange.meaning",
                    list(guidance.strange().stream()
                            .limit(FEW_WORDS)
                            .map(this::quoted)
                            .toList()),
                    guidance.strange().size()));
        }
        if (guidance.outside() && guidance.near().isEmpty() && reading.corpus().ofTheWorld()) {
            sentences.add(get("rag.guidance.outside"));
        }
        return sentences(sentences);
    }
}
