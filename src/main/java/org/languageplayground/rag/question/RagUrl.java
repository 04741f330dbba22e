package org.languageplayground.rag.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.search.Method;
import org.languageplayground.ui.Limits;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.QueryReader;

/**
 * Writes the state into query parameters and reads it back. A number out of range becomes the nearest one, what cannot be read keeps
 * its default; either is said in a notice.
 */
public final class RagUrl {
    /** Longer questions would fill the logs of servers on the way; the link leaves them out. */
    public static final int LONGEST_QUERY = 500;

    private static final String BASE = "base";
    private static final String QUERY = "q";
    private static final String K = "k";
    private static final String METHOD = "method";
    private static final String SIZE = "size";
    private static final String OVERLAP = "overlap";
    private static final String OPEN = "open";
    private static final String ANSWER = "answer";

    /** A state, and what could not be taken as it stood. */
    public record Parsed(RagState state, List<Notice> notices) {}

    private RagUrl() {}

    public static boolean holds(String query) {
        return query.length() <= LONGEST_QUERY;
    }

    public static Map<String, String> write(RagState state) {
        Map<String, String> written = new LinkedHashMap<>();
        written.put(BASE, state.base().id());
        if (holds(state.query())) {
            written.put(QUERY, state.query());
        }
        written.put(K, String.valueOf(state.k()));
        written.put(METHOD, id(state.method()));
        written.put(SIZE, String.valueOf(state.size()));
        written.put(OVERLAP, String.valueOf(state.overlap()));
        if (state.open() != RagState.NONE) {
            written.put(OPEN, String.valueOf(state.open() + 1));
        }
        if (state.answerBy() != AnswerBy.EXTRACTIVE) {
            written.put(ANSWER, id(state.answerBy()));
        }
        return written;
    }

    /**
     * Reads a link.
     *
     * @param offered which bases there are
     * @param answering what can answer
     * @param first a base as one first sees it
     */
    public static Parsed read(
            Map<String, List<String>> parameters,
            RagState start,
            Predicate<BaseChoice> offered,
            List<AnswerBy> answering,
            Function<BaseChoice, RagState> first) {
        QueryReader url = new QueryReader(parameters);
        BaseChoice base = url.one(BASE, id -> BaseChoice.of(id).filter(offered), start.base());
        RagState fallback = base == start.base() ? start : first.apply(base);
        int size = url.number(SIZE, limits(RagState.LEAST_SIZE, RagState.GREATEST_SIZE), fallback.size());
        int mostOverlap = RagState.greatestOverlap(size);
        RagState state = new RagState(
                base,
                url.text(QUERY).orElse(fallback.query()),
                url.number(K, limits(1, RagState.MOST_CHUNKS), fallback.k()),
                url.one(METHOD, id -> choice(id, List.of(Method.values())), fallback.method()),
                size,
                url.number(OVERLAP, limits(0, mostOverlap), Math.min(fallback.overlap(), mostOverlap)),
                url.number(OPEN, limits(1, Integer.MAX_VALUE), RagState.NONE + 1) - 1,
                url.one(ANSWER, id -> choice(id, answering), fallback.answerBy()));
        return new Parsed(state, url.notices());
    }

    private static Limits limits(int least, int greatest) {
        return new Limits(least, greatest, 1);
    }

    private static <E extends Enum<E>> Optional<E> choice(String id, List<E> offered) {
        return offered.stream().filter(value -> id(value).equals(id)).findFirst();
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
