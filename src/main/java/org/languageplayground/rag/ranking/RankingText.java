package org.languageplayground.rag.ranking;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.languageplayground.rag.question.QuestionText;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.search.Method;
import org.languageplayground.search.retrieval.Explanation;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.vector.PrincipalComponents;

/** Puts the ranking of chunks, and the space in which they lie, into sentences. */
public final class RankingText extends QuestionText {
    private static final int FEW_CHARACTERS = 60;

    /** Texts from there, numbers as that language writes them. */
    public RankingText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    /** How long a chunk is, which of its document's it is, and where the document comes from. */
    public String origin(RagReading reading, int number) {
        int first = end(reading, number, -1);
        return get(
                "rag.hit.origin",
                number(reading.chunk(number).units()),
                unit(reading.corpus().choice()),
                number(1 + number - first),
                number(1 + end(reading, number, 1) - first));
    }

    public String rankedCaption(RagReading reading) {
        if (reading.ranking().isEmpty()) {
            return nothing(reading);
        }
        return get(
                "rag.ranked.caption",
                number(reading.retrieved().size()),
                number(reading.base().chunks().size()),
                get("rag.kind." + key(reading.asked().method())));
    }

    public String inDocument(RagReading reading, Chunk chunk) {
        return get(
                "rag.hit.document.caption",
                title(reading.corpus(), chunk.document()),
                number(reading.asked().size()),
                unit(reading.corpus().choice()),
                number(reading.asked().overlap()));
    }

    /** Whether re-ranking moved a chunk, and how far; empty for other methods. */
    public String moved(RagReading reading, int number) {
        if (!(reading.asked().method() == Method.HYBRID_RERANKED
                && reading.explanation(number) instanceof Explanation.Fusion fusion)) {
            return "";
        }
        OptionalInt before = fusion.shares().getFirst().rank();
        int now = 1 + reading.ranking().stream().map(Hit::chunk).toList().indexOf(number);
        if (before.isEmpty() || now == 0) {
            return "";
        }
        return before.getAsInt() == now
                ? get("rag.hit.stayed", number(now))
                : get("rag.hit.moved", number(before.getAsInt()), number(now));
    }

    /**
     * What is drawn of a space.
     *
     * @param lsa whether it is that of LSA, and not the encoder's
     * @param shown how many chunks
     * @param chunks how many there are
     */
    record Drawn(boolean lsa, int dimensions, int shown, int chunks) {}

    String spaceCaption(Drawn drawn, PrincipalComponents plane, boolean queryInSpace) {
        return sentences(
                get(
                        drawn.lsa ? "rag.space.caption.lsa" : "rag.space.caption",
                        number(drawn.dimensions),
                        percent(plane.explained()[0]),
                        percent(plane.explained()[1]),
                        number(drawn.shown),
                        number(drawn.chunks)),
                queryInSpace ? "" : get("rag.space.outside"));
    }

    /** Whose words are compared. */
    String similarity(RagReading reading, int chunk) {
        return get("rag.similarity.caption", name(reading, chunk));
    }

    /** What lies nearest to a chunk, or to the query where no chunk is named. */
    public String neighbours(RagReading reading, Optional<Integer> chunk, List<Hit> nearest, int rank) {
        String names = longList(nearest.stream()
                .map(hit -> place(reading, hit.chunk()) + " " + signed(hit.score(), 3))
                .toList());
        return get(
                "rag.space.neighbours",
                chunk.map(number -> place(reading, number)).orElse(get("rag.space.query")),
                number(rank),
                names);
    }

    /** A chunk in a few words: its document, and which of that it is. */
    String name(RagReading reading, int number) {
        return title(reading.corpus(), reading.chunk(number).document()) + " · "
                + number(1 + number - end(reading, number, -1));
    }

    /** The first chunk of a chunk's document, or the last one, going by −1 or 1: they stand behind one another. */
    private static int end(RagReading reading, int number, int by) {
        int at = number;
        while (at + by >= 0
                && at + by < reading.base().chunks().size()
                && reading.chunk(at + by)
                        .document()
                        .equals(reading.chunk(number).document())) {
            at += by;
        }
        return at;
    }

    /** What the lines are, and which of them hold the answer. */
    String bumpCaption(RagReading reading, Rankings rankings) {
        long right = rankings.lines().stream().filter(Rankings.Line::right).count();
        return sentences(
                get(
                        "rag.bump.caption",
                        rankings.lines().size(),
                        method(reading.asked().method()),
                        number(Rankings.DEPTH)),
                right == 0 ? "" : get("rag.bump.right"));
    }

    private String place(RagReading reading, int number) {
        Chunk chunk = reading.chunk(number);
        String start = chunk.text().length() <= FEW_CHARACTERS
                ? chunk.text()
                : chunk.text().substring(0, chunk.text().offsetByCodePoints(0, FEW_CHARACTERS / 2)) + "…";
        return title(reading.corpus(), chunk.document()) + " " + quoted(start);
    }
}
