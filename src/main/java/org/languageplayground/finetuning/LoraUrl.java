package org.languageplayground.finetuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.languageplayground.finetuning.LoraState.Limits;
import org.languageplayground.finetuning.calculator.Precision;
import org.languageplayground.finetuning.calculator.PublishedModels;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.ui.Notice;

/**
 * Writes the state into query parameters and reads it back. A number out of range becomes the nearest one, what cannot be read keeps its
 * default; either is said in a notice.
 */
final class LoraUrl {
    private static final String PRESET = "preset";
    private static final String LAYER = "layer";
    private static final String WIDTH = "d";
    private static final String RANK = "r";
    private static final String ALPHA = "alpha";
    private static final String TARGETS = "targets";
    private static final String SAVED = "save";
    private static final String PRECISION = "bits";
    private static final String BATCH = "batch";
    private static final String SEQUENCE = "seq";
    private static final String CHECKPOINTING = "checkpoint";
    private static final String YES = "1";

    /** A state, and what could not be taken as it stood. */
    record Parsed(LoraState state, List<Notice> notices) {}

    private final List<Notice> notices = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final Map<String, List<String>> parameters;

    private LoraUrl(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    static Map<String, String> write(LoraState state) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(PRESET, state.preset().isEmpty() ? LAYER : state.preset());
        parameters.put(WIDTH, String.valueOf(state.width()));
        parameters.put(RANK, String.valueOf(state.rank()));
        parameters.put(ALPHA, String.valueOf(state.alpha()));
        parameters.put(
                TARGETS, state.targets().stream().sorted().map(LoraUrl::name).collect(Collectors.joining(".")));
        if (state.saved()) {
            parameters.put(SAVED, YES);
        }
        parameters.put(PRECISION, state.precision().id());
        parameters.put(BATCH, String.valueOf(state.batch()));
        parameters.put(SEQUENCE, String.valueOf(state.sequence()));
        if (state.checkpointing()) {
            parameters.put(CHECKPOINTING, YES);
        }
        return parameters;
    }

    static Parsed read(Map<String, List<String>> parameters, LoraState start) {
        LoraUrl url = new LoraUrl(parameters);
        LoraState state = new LoraState(
                url.preset(start.preset()),
                url.number(WIDTH, LoraState.WIDTHS, start.width()),
                url.number(RANK, LoraState.RANKS, start.rank()),
                url.alpha(start.alpha()),
                url.targets(start.targets()),
                url.flag(SAVED, start.saved()),
                url.precision(start.precision()),
                url.number(BATCH, LoraState.BATCHES, start.batch()),
                url.number(SEQUENCE, LoraState.SEQUENCES, start.sequence()),
                url.flag(CHECKPOINTING, start.checkpointing()));
        if (!url.ignored.isEmpty()) {
            url.notices.add(new Notice("url", String.join(", ", url.ignored)));
        }
        return new Parsed(state, List.copyOf(url.notices));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name))
                .flatMap(values -> values.stream().findFirst());
    }

    private String preset(String fallback) {
        String text = text(PRESET).orElse(fallback);
        if (text.equals(LAYER)) {
            return "";
        }
        if (text.isEmpty() || PublishedModels.find(text).isEmpty()) {
            if (!text.equals(fallback)) {
                ignored.add(PRESET);
            }
            return fallback;
        }
        return text;
    }

    private int number(String name, Limits limits, int fallback) {
        Optional<Long> wanted = whole(name);
        if (wanted.isEmpty()) {
            return fallback;
        }
        int fitting = limits.fit(wanted.get());
        if (fitting != wanted.get()) {
            notices.add(new Notice("range", name, wanted.get(), limits.least(), limits.greatest(), fitting));
        }
        return fitting;
    }

    private int alpha(int fallback) {
        if (whole(ALPHA).filter(value -> value == 0).isPresent()) {
            notices.add(new Notice("alpha", fallback));
            return fallback;
        }
        return number(ALPHA, LoraState.ALPHAS, fallback);
    }

    /** The whole number of that name; one that cannot be read is named. */
    private Optional<Long> whole(String name) {
        Optional<String> text = text(name);
        if (text.isPresent() && !text.get().matches("-?[0-9]{1,15}")) {
            if (!ignored.contains(name)) {
                ignored.add(name);
            }
            return Optional.empty();
        }
        return text.map(Long::valueOf);
    }

    private boolean flag(String name, boolean fallback) {
        return text(name).map(YES::equals).orElse(fallback);
    }

    private Precision precision(Precision fallback) {
        Optional<String> text = text(PRECISION);
        Optional<Precision> known = Arrays.stream(Precision.values())
                .filter(precision -> precision.id().equals(text.orElse("")))
                .findFirst();
        if (text.isPresent() && known.isEmpty()) {
            ignored.add(PRECISION);
        }
        return known.orElse(fallback);
    }

    private Set<Target> targets(Set<Target> fallback) {
        Optional<String> text = text(TARGETS);
        if (text.isEmpty()) {
            return fallback;
        }
        Set<Target> targets = EnumSet.noneOf(Target.class);
        for (String name : text.get().isEmpty() ? new String[0] : text.get().split("\\.", -1)) {
            Optional<Target> target = Arrays.stream(Target.values())
                    .filter(candidate -> name(candidate).equals(name))
                    .findFirst();
            if (target.isEmpty()) {
                ignored.add(TARGETS);
                return fallback;
            }
            targets.add(target.get());
        }
        return Set.copyOf(targets);
    }

    private static String name(Target target) {
        return target.name().toLowerCase(Locale.ROOT);
    }
}
