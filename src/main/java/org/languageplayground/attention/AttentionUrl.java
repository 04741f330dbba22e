package org.languageplayground.attention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

    /**
     * A state, and the names of the parameters that were not understood.
     */
    record Parsed(AttentionState state, List<String> ignored) {}

    private final List<String> ignored = new ArrayList<>();
    private final Map<String, List<String>> parameters;

    private AttentionUrl(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

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
            parameters.put(UNTRAINED, "1");
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
            parameters.put(DIMENSIONS, "all");
        }
        return parameters;
    }

    static Parsed read(Map<String, List<String>> parameters, AttentionState start, Predicate<String> modelExists) {
        AttentionUrl url = new AttentionUrl(parameters);
        AttentionState state = url.parse(start, modelExists);
        return new Parsed(state, List.copyOf(url.ignored));
    }

    private AttentionState parse(AttentionState start, Predicate<String> modelExists) {
        String sentence = text(SENTENCE);
        boolean given = sentence != null;
        String model = text(MODEL);
        if (model != null && !modelExists.test(model)) {
            ignored.add(MODEL);
            model = null;
        }
        List<Integer> selected = selected();
        return new AttentionState(
                given ? sentence : start.sentence(),
                model == null ? start.model() : model,
                "1".equals(text(UNTRAINED)),
                multiple(start.multiple()),
                layer(start.layer()),
                head(start.head()),
                selected != null ? selected : given ? List.of() : start.selected(),
                "all".equals(text(DIMENSIONS)));
    }

    private String text(String name) {
        List<String> values = parameters.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    private double multiple(double fallback) {
        String text = text(MULTIPLE);
        if (text == null) {
            return fallback;
        }
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= AttentionState.GREATEST_MULTIPLE) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Named below, like a number out of range.
        }
        ignored.add(MULTIPLE);
        return fallback;
    }

    private int layer(int fallback) {
        Integer layer = text(LAYER) == null ? Integer.valueOf(fallback + 1) : positive(text(LAYER));
        if (layer == null) {
            ignored.add(LAYER);
            return fallback;
        }
        return layer - 1;
    }

    private HeadChoice head(HeadChoice fallback) {
        String text = text(HEAD);
        if (text == null) {
            return fallback;
        }
        if (text.equals(HeadChoice.MEAN.text())) {
            return HeadChoice.MEAN;
        }
        if (text.equals(HeadChoice.ALL.text())) {
            return HeadChoice.ALL;
        }
        Integer head = positive(text);
        if (head == null) {
            ignored.add(HEAD);
            return fallback;
        }
        return new HeadChoice(head - 1);
    }

    /** The selected tokens, or null where none are named. */
    private List<Integer> selected() {
        String text = text(SELECTED);
        if (text == null) {
            return null;
        }
        if (text.isEmpty()) {
            return List.of();
        }
        List<Integer> tokens =
                Arrays.stream(text.split("\\.", -1)).map(AttentionUrl::positive).toList();
        if (tokens.contains(null) || tokens.size() > LONGEST_SENTENCE) {
            ignored.add(SELECTED);
            return List.of();
        }
        return tokens.stream().map(token -> token - 1).distinct().sorted().toList();
    }

    private static Integer positive(String text) {
        return text.matches("[1-9][0-9]{0,4}") ? Integer.valueOf(text) : null;
    }
}
