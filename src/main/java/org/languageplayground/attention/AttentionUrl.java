package org.languageplayground.attention;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.QueryReader;

/** Writes the state into query parameters and reads it back; what cannot be read keeps its default, and is named. */
final class AttentionUrl {
    /** Longer sentences would fill the logs of servers on the way; the link leaves them out. */
    static final int LONGEST_SENTENCE = 500;

    private static final String SENTENCE = "s";
    private static final String MODEL = "model";
    private static final String UNTRAINED = "untrained";
    private static final String MULTIPLE = "t";
    private static final String LAYER = "layer";
    private static final String HEAD = "head";
    private static final String SELECTED = "sel";
    private static final String DIMENSIONS = "dims";
    private static final String ALL = "all";

    /** A state, and what could not be taken as it stood. */
    record Parsed(AttentionState state, List<Notice> notices) {}

    private AttentionUrl() {}

    /** Whether a link has room for the sentence; one that has not leaves out the selected tokens as well. */
    static boolean holds(String sentence) {
        return sentence.length() <= LONGEST_SENTENCE;
    }

    static Map<String, String> write(AttentionState state) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (holds(state.sentence())) {
            parameters.put(SENTENCE, state.sentence());
        }
        parameters.put(MODEL, state.model());
        if (state.untrained()) {
            parameters.put(UNTRAINED, QueryReader.write(true));
        }
        parameters.put(MULTIPLE, Double.toString(state.multiple()));
        parameters.put(LAYER, String.valueOf(state.layer() + 1));
        parameters.put(HEAD, state.head().text());
        if (holds(state.sentence())) {
            parameters.put(
                    SELECTED,
                    state.selected().stream()
                            .map(token -> String.valueOf(token + 1))
                            .collect(Collectors.joining(".")));
        }
        if (state.allDimensions()) {
            parameters.put(DIMENSIONS, ALL);
        }
        return parameters;
    }

    static Parsed read(Map<String, List<String>> parameters, AttentionState start, Predicate<String> modelExists) {
        QueryReader url = new QueryReader(parameters);
        Optional<String> sentence = url.text(SENTENCE);
        AttentionState state = new AttentionState(
                sentence.orElse(start.sentence()),
                url.one(MODEL, name -> Optional.of(name).filter(modelExists), start.model()),
                url.flag(UNTRAINED, start.untrained()),
                url.one(MULTIPLE, AttentionUrl::multiple, start.multiple()),
                url.one(LAYER, AttentionUrl::counted, start.layer()),
                url.one(HEAD, AttentionUrl::head, start.head()),
                url.one(SELECTED, AttentionUrl::selected, sentence.isPresent() ? List.of() : start.selected()),
                url.one(DIMENSIONS, text -> Optional.of(true).filter(all -> ALL.equals(text)), start.allDimensions()));
        return new Parsed(state, url.notices());
    }

    private static Optional<Double> multiple(String text) {
        try {
            double value = Double.parseDouble(text);
            return Optional.of(value).filter(it -> it >= 0 && it <= AttentionState.GREATEST_MULTIPLE);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A number counted from 1 in the link, and from 0 here. */
    private static Optional<Integer> counted(String text) {
        return text.matches("[1-9][0-9]{0,4}") ? Optional.of(Integer.parseInt(text) - 1) : Optional.empty();
    }

    private static Optional<HeadChoice> head(String text) {
        return Stream.of(HeadChoice.MEAN, HeadChoice.ALL)
                .filter(choice -> choice.text().equals(text))
                .findFirst()
                .or(() -> counted(text).map(HeadChoice::new));
    }

    private static Optional<List<Integer>> selected(String text) {
        if (text.isEmpty()) {
            return Optional.of(List.of());
        }
        List<Optional<Integer>> tokens =
                Arrays.stream(text.split("\\.", -1)).map(AttentionUrl::counted).toList();
        if (tokens.size() > LONGEST_SENTENCE || tokens.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(
                tokens.stream().flatMap(Optional::stream).distinct().sorted().toList());
    }
}
