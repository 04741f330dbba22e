package org.languageplayground.rag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.languageplayground.search.Method;
import org.languageplayground.ui.Notice;

/**
 * Writes the state into query parameters and reads it back. A number out of range becomes the nearest one, what cannot be read keeps
 * its default; either is said in a notice.
 */
final class RagUrl {
    /** Longer questions would fill the logs of servers on the way; the link leaves them out. */
    static final int LONGEST_QUERY = 500;

    private static final String BASE = "base";
    private static final String QUERY = "q";
    private static final String K = "k";
    private static final String METHOD = "method";
    private static final String SIZE = "size";
    private static final String OVERLAP = "overlap";
    private static final String OPEN = "open";
    private static final String ANSWER = "answer";

    /** A state, and what could not be taken as it stood. */
    record Parsed(RagState state, List<Notice> notices) {}

    private final List<Notice> notices = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final Map<String, List<String>> parameters;

    private RagUrl(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    static boolean holds(String query) {
        return query.length() <= LONGEST_QUERY;
    }

    static Map<String, String> write(RagState state) {
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
    static Parsed read(
            Map<String, List<String>> parameters,
            RagState start,
            Predicate<BaseChoice> offered,
            List<AnswerBy> answering,
            Function<BaseChoice, RagState> first) {
        RagUrl url = new RagUrl(parameters);
        BaseChoice base = url.base(start.base(), offered);
        RagState fallback = base == start.base() ? start : first.apply(base);
        int size = url.number(SIZE, RagState.LEAST_SIZE, RagState.GREATEST_SIZE, fallback.size());
        int mostOverlap = RagState.greatestOverlap(size);
        RagState state = new RagState(
                base,
                url.text(QUERY).orElse(fallback.query()),
                url.number(K, 1, RagState.MOST_CHUNKS, fallback.k()),
                url.choice(METHOD, List.of(Method.values()), fallback.method()),
                size,
                url.number(OVERLAP, 0, mostOverlap, Math.min(fallback.overlap(), mostOverlap)),
                url.number(OPEN, 1, Integer.MAX_VALUE, RagState.NONE + 1) - 1,
                url.choice(ANSWER, answering, fallback.answerBy()));
        if (!url.ignored.isEmpty()) {
            url.notices.add(new Notice("url", String.join(", ", url.ignored)));
        }
        return new Parsed(state, List.copyOf(url.notices));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name))
                .flatMap(values -> values.stream().findFirst());
    }

    private BaseChoice base(BaseChoice fallback, Predicate<BaseChoice> offered) {
        Optional<String> text = text(BASE);
        Optional<BaseChoice> known = text.flatMap(BaseChoice::of).filter(offered);
        if (text.isPresent() && known.isEmpty()) {
            ignored.add(BASE);
        }
        return known.orElse(fallback);
    }

    private <E extends Enum<E>> E choice(String name, List<E> offered, E fallback) {
        Optional<String> text = text(name);
        Optional<E> known = text.flatMap(
                id -> offered.stream().filter(value -> id(value).equals(id)).findFirst());
        if (text.isPresent() && known.isEmpty()) {
            ignored.add(name);
        }
        return known.orElse(fallback);
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private int number(String name, int least, int greatest, int fallback) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return fallback;
        }
        if (!text.get().matches("-?[0-9]{1,15}")) {
            ignored.add(name);
            return fallback;
        }
        long wanted = Long.parseLong(text.get());
        int fitting = Math.clamp(wanted, least, greatest);
        if (fitting != wanted) {
            notices.add(new Notice("range", name, wanted, least, greatest, fitting));
        }
        return fitting;
    }
}
