package org.languageplayground.finetuning.teach;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.ui.Limits;
import org.languageplayground.ui.chapter.Field;
import org.languageplayground.ui.chapter.State;

/** What can be set on the tab "Teach". */
public final class TeachFields {
    /** The learning rates that can be chosen. */
    static final List<Double> RATES = List.of(3e-4, 1e-3, 3e-3, 5e-3, 1e-2, 3e-2, 5e-2, 0.1, 1.0);

    static final Limits STEP_COUNTS = new Limits(20, 1_000, 20);
    static final Limits SEEDS = new Limits(1, 9_999, 1);
    static final Limits RANKS = new Limits(1, TinyModel.WIDTH, 1);
    static final Limits ALPHAS = new Limits(1, 512, 1);

    private static final int LONGEST_IN_LINK = 500;
    private static final String FIRST_FACT = "The capital of Zorland is Mirna.";
    private static final int FIRST_RANK = 8;
    private static final int FIRST_ALPHA = 16;

    /** What the student teaches: one fact, or several in sentences of their own. */
    public static final Field<String> FACT = Field.text("facts", FIRST_FACT, LONGEST_IN_LINK);

    /** What is taught; the student's own fact unless something else is chosen. */
    public static final Field<Task> TASK = Field.choice("task", Task.OWN);

    /** How it is taught. */
    public static final Field<TuningMethod> METHOD = Field.choice("method", TuningMethod.LORA);

    /** The matrices that the low-rank methods change, in every block. */
    public static final Field<Set<Target>> TARGETS =
            Field.several("adapt", EnumSet.allOf(Target.class), Arrays.asList(Target.values()), TeachFields::id);

    /** r of the low-rank methods, and the width of a Houlsby adapter's bottleneck. */
    public static final Field<Integer> RANK =
            Field.number("runrank", FIRST_RANK, RANKS).alsoFrom("r");

    /** α of the low-rank methods. */
    public static final Field<Integer> ALPHA =
            Field.number("runalpha", FIRST_ALPHA, ALPHAS).alsoFrom("alpha");

    /** The learning rate; that which suits the method unless another one is chosen. */
    public static final Field<Double> RATE = Field.of(
                    "lr", TuningMethod.LORA.usualRate(), TeachFields::rate, String::valueOf)
            .startingFrom(state -> state.get(METHOD).usualRate())
            .anewWith(METHOD);

    /** How many steps a run has; as many as suit the task unless another number is chosen. */
    public static final Field<Integer> STEPS = Field.number("steps", Task.OWN.usualSteps(), STEP_COUNTS)
            .startingFrom(state -> state.get(TASK).usualSteps())
            .anewWith(TASK);

    /** Whether old facts are trained on in between. */
    public static final Field<Boolean> REPEAT = Field.flag("repeat", true);

    /** What random numbers start from. */
    public static final Field<Integer> SEED = Field.number("seed", 1, SEEDS);

    /** Those that stand under "Advanced". */
    static final List<Field<?>> ADVANCED = List.of(TASK, METHOD, TARGETS, RANK, ALPHA, RATE, STEPS, SEED);

    /** All of them. */
    public static final List<Field<?>> ALL =
            List.of(FACT, TASK, METHOD, TARGETS, RANK, ALPHA, RATE, STEPS, REPEAT, SEED);

    private TeachFields() {}

    private static Optional<Double> rate(String text) {
        return RATES.stream().filter(rate -> String.valueOf(rate).equals(text)).findFirst();
    }

    private static String id(Target target) {
        return target.name().toLowerCase(Locale.ROOT);
    }

    /** What each method's run is when all are measured: seed 1, no facts of the student's, α twice the rank. */
    public static RunSettings trial(Task task, int rank) {
        TrainingChoices choices = new TrainingChoices(
                task,
                FIRST_FACT,
                TuningMethod.LORA,
                Set.copyOf(EnumSet.allOf(Target.class)),
                TuningMethod.LORA.usualRate(),
                task.usualSteps(),
                true,
                1);
        return new RunSettings(choices, rank, 2.0 * rank);
    }

    /** What a run would be as things are set. */
    public static RunSettings settings(State state) {
        TrainingChoices choices = new TrainingChoices(
                state.get(TASK),
                state.get(FACT),
                state.get(METHOD),
                Set.copyOf(state.get(TARGETS)),
                state.get(RATE),
                state.get(STEPS),
                state.get(REPEAT),
                state.get(SEED));
        return new RunSettings(choices, state.get(RANK), state.get(ALPHA));
    }
}
