package org.languageplayground.rag.ranking;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.languageplayground.rag.question.QuestionText;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.search.Method;
import org.languageplayground.search.retrieval.Explanation;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.retrieval.RankShare;
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

    public String rankedCaption(RagReading reading) {
        if (reading.ranking().isEmpty()) {
            return nothing(reading);
        }
        return get(
                "rag.ranked.caption",
                number(reading.retrieved().size()),
                number(reading.base().chunks().size()),
                get("rag.kind." + key(reading.state().method())));
    }

    public String inDocument(RagReading reading, Chunk chunk) {
        return get(
                "rag.hit.document.caption",
                title(reading.corpus(), chunk.document()),
                number(reading.state().size()),
                unit(reading.state().base()),
                number(reading.state().overlap()));
    }

    /** How far re-ranking moved a chunk; empty for other methods. */
    public String moved(RagReading reading, int number) {
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

    public String spaceCaption(PrincipalComponents plane, int rank, int shown, int chunks, boolean queryInSpace) {
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
    public String neighbours(RagReading reading, Optional<Integer> chunk, List<Hit> nearest, int rank) {
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
}
