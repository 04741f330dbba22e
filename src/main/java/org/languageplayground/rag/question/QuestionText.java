package org.languageplayground.rag.question;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.rag.base.BaseText;
import org.languageplayground.rag.question.WorldReader.Said;
import org.languageplayground.search.Method;
import org.languageplayground.ui.Notice;

/** Puts what a question found into sentences. */
public class QuestionText extends BaseText {
    private static final int DIGITS = 6;
    private static final int FEW_DIGITS = 4;

    /** Texts from there, numbers as that language writes them. */
    public QuestionText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    public String notice(Notice notice) {
        return get("rag.notice." + notice.key(), notice.arguments());
    }

    public String method(Method method) {
        return get("rag.method." + key(method));
    }

    public String methodFormula(Method method) {
        return get("rag.formula.method." + key(method));
    }

    /** A score with its kind, since scores of two kinds cannot be compared. */
    public String score(Method method, double score) {
        return get("rag.score." + key(method), signed(score, method == Method.BM25 ? FEW_DIGITS : DIGITS));
    }

    public String scoreFormula(RagReading reading) {
        return get("rag.kind." + key(reading.state().method()));
    }

    public String topScore(RagReading reading) {
        return reading.ranking().isEmpty()
                ? "–"
                : signed(
                        reading.ranking().getFirst().score(),
                        reading.state().method() == Method.BM25 ? FEW_DIGITS : DIGITS);
    }

    public String chunksFormula(RagReading reading) {
        return get("rag.formula.docs", reading.base().chunks().size());
    }

    public String retrievedFormula(RagReading reading) {
        int units = reading.retrieved().stream()
                .mapToInt(hit -> reading.chunk(hit.chunk()).units())
                .sum();
        return get("rag.formula.retrieved", number(units), unit(reading.state().base()));
    }

    public String stage(Stage stage, RagReading reading) {
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
                    case Answer.OfTheLlm answer -> get("rag.llm.stage." + status(answer), answer.model());
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

    /** Why nothing was found. */
    protected final String nothing(RagReading reading) {
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

    /** How far the configured LLM has come, as the end of a key. */
    protected static String status(Answer.OfTheLlm answer) {
        return answer.reply().map(reply -> key(reply.status())).orElse("unasked");
    }
}
