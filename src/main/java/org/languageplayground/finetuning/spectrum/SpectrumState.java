package org.languageplayground.finetuning.spectrum;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.ui.Limits;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.QueryReader;
import org.languageplayground.world.tuning.TunedRun;
import org.languageplayground.world.tuning.TunedRuns;

/**
 * Which change is looked at; it stands in the URL.
 *
 * @param run the rank of a shipped LoRA run, {@link TunedRun#FULL} or {@link #OWN}
 * @param layer from 0
 */
public record SpectrumState(int run, int layer, Target target) {
    /** In place of a rank: the student's own run. */
    public static final int OWN = -1;

    static final int LAYERS = 3;

    /** What the page begins with. */
    public static final SpectrumState FIRST = new SpectrumState(TunedRun.FULL, 1, Target.MLP_INPUT);

    private static final String RUN = "change";
    private static final String LAYER = "layer";
    private static final String TARGET = "matrix";
    private static final String FULL_NAME = "full";
    private static final String OWN_NAME = "own";
    private static final String LORA_NAME = "lora-";

    SpectrumState withRun(int newRun) {
        return new SpectrumState(newRun, layer, target);
    }

    SpectrumState withLayer(int newLayer) {
        return new SpectrumState(run, newLayer, target);
    }

    SpectrumState withTarget(Target newTarget) {
        return new SpectrumState(run, layer, newTarget);
    }

    /** Adds the parameters of a link. */
    public void write(Map<String, String> parameters) {
        parameters.put(RUN, runName());
        parameters.put(LAYER, String.valueOf(layer + 1));
        parameters.put(TARGET, name(target));
    }

    /** The run as links call it: "full", "own", "lora-8". */
    String runName() {
        return run == OWN ? OWN_NAME : run == TunedRun.FULL ? FULL_NAME : LORA_NAME + run;
    }

    /**
     * Reads a link.
     *
     * @param start what is kept where the link says nothing, or nothing that can be understood
     * @param own whether there is a run of the student's own; a link cannot hold one
     */
    static SpectrumState read(QueryReader query, SpectrumState start, boolean own) {
        int run = query.one(RUN, SpectrumState::run, start.run);
        if (run == OWN && !own) {
            query.tell(new Notice("own"));
            run = TunedRun.FULL;
        }
        return new SpectrumState(
                run,
                query.number(LAYER, new Limits(1, LAYERS, 1), start.layer + 1) - 1,
                query.one(TARGET, SpectrumState::target, start.target));
    }

    private static Optional<Integer> run(String name) {
        return switch (name) {
            case FULL_NAME -> Optional.of(TunedRun.FULL);
            case OWN_NAME -> Optional.of(OWN);
            default ->
                TunedRuns.RANKS.stream()
                        .filter(rank -> name.equals(LORA_NAME + rank))
                        .findFirst();
        };
    }

    private static Optional<Target> target(String name) {
        return Arrays.stream(Target.values())
                .filter(target -> name(target).equals(name))
                .findFirst();
    }

    static String name(Target target) {
        return target.name().toLowerCase(Locale.ROOT).replace("_", "");
    }
}
