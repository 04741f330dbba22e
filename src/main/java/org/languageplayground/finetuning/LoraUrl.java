package org.languageplayground.finetuning;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.languageplayground.finetuning.calculator.Precision;
import org.languageplayground.finetuning.calculator.PublishedModel;
import org.languageplayground.finetuning.calculator.PublishedModels;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.finetuning.teach.TrainingChoices;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.QueryReader;

/** Writes the state into query parameters and reads it back. */
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
    /** A state, and what could not be taken as it stood. */
    record Parsed(LoraState state, List<Notice> notices) {}

    private LoraUrl() {}

    static Map<String, String> write(LoraState state) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(PRESET, state.preset().isEmpty() ? LAYER : state.preset());
        parameters.put(WIDTH, String.valueOf(state.width()));
        parameters.put(RANK, String.valueOf(state.rank()));
        parameters.put(ALPHA, String.valueOf(state.alpha()));
        parameters.put(
                TARGETS,
                QueryReader.write(
                        state.targets().stream().sorted().map(LoraUrl::name).toList()));
        if (state.saved()) {
            parameters.put(SAVED, QueryReader.write(true));
        }
        parameters.put(PRECISION, state.precision().id());
        parameters.put(BATCH, String.valueOf(state.batch()));
        parameters.put(SEQUENCE, String.valueOf(state.sequence()));
        if (state.checkpointing()) {
            parameters.put(CHECKPOINTING, QueryReader.write(true));
        }
        state.training().write(parameters);
        return parameters;
    }

    static Parsed read(Map<String, List<String>> parameters, LoraState start) {
        QueryReader query = new QueryReader(parameters);
        LoraState state = new LoraState(
                query.one(PRESET, LoraUrl::preset, start.preset()),
                query.number(WIDTH, LoraState.WIDTHS, start.width()),
                query.number(RANK, LoraState.RANKS, start.rank()),
                alpha(query, start.alpha()),
                query.several(TARGETS, LoraUrl::target, start.targets()),
                query.flag(SAVED, start.saved()),
                query.one(PRECISION, LoraUrl::precision, start.precision()),
                query.number(BATCH, LoraState.BATCHES, start.batch()),
                query.number(SEQUENCE, LoraState.SEQUENCES, start.sequence()),
                query.flag(CHECKPOINTING, start.checkpointing()),
                TrainingChoices.read(query, start.training()));
        return new Parsed(state, query.notices());
    }

    private static Optional<String> preset(String text) {
        return text.equals(LAYER) ? Optional.of("") : PublishedModels.find(text).map(PublishedModel::id);
    }

    private static int alpha(QueryReader query, int fallback) {
        if (query.whole(ALPHA).filter(value -> value == 0).isPresent()) {
            query.tell(new Notice("alpha", fallback));
            return fallback;
        }
        return query.number(ALPHA, LoraState.ALPHAS, fallback);
    }

    private static Optional<Precision> precision(String id) {
        return Arrays.stream(Precision.values())
                .filter(precision -> precision.id().equals(id))
                .findFirst();
    }

    private static Optional<Target> target(String name) {
        return Arrays.stream(Target.values())
                .filter(target -> name(target).equals(name))
                .findFirst();
    }

    private static String name(Target target) {
        return target.name().toLowerCase(Locale.ROOT);
    }
}
