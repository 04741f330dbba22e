package org.languageplayground.finetuning.teach;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.ui.Limits;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.QueryReader;

/**
 * What a student chooses about a live run, beside rank and α; it stands in the URL.
 *
 * @param ownFacts what the student typed, for {@link Task#OWN}
 * @param targets the matrices that the low-rank methods change, in every block
 * @param learningRate one of {@link #RATES}
 * @param repeat whether old facts are trained on in between
 */
public record TrainingChoices(
        Task task,
        String ownFacts,
        TuningMethod method,
        Set<Target> targets,
        double learningRate,
        int steps,
        boolean repeat,
        int seed) {
    /** The learning rates that can be chosen. */
    public static final List<Double> RATES = List.of(3e-4, 1e-3, 3e-3, 5e-3, 1e-2, 3e-2, 5e-2, 0.1, 1.0);

    /** How many steps a run can have. */
    public static final Limits STEPS = new Limits(20, 1_000, 20);

    /** What random numbers can start from. */
    public static final Limits SEEDS = new Limits(1, 9_999, 1);

    /** The longest own facts that a link holds, in characters. */
    public static final int LONGEST_IN_LINK = 500;

    /** The first scenario. */
    public static final TrainingChoices FIRST = new TrainingChoices(
            Task.FACTS,
            "The capital of Zorland is Mirna.",
            TuningMethod.LORA,
            Set.copyOf(EnumSet.allOf(Target.class)),
            TuningMethod.LORA.usualRate(),
            Task.FACTS.usualSteps(),
            true,
            1);

    private static final String TASK = "task";
    private static final String FACTS = "facts";
    private static final String METHOD = "method";
    private static final String TARGETS = "adapt";
    private static final String RATE = "lr";
    private static final String COUNT = "steps";
    private static final String REPEAT = "repeat";
    private static final String SEED = "seed";

    /** Adds to the parameters of an address what differs from the first scenario. */
    public void write(Map<String, String> parameters) {
        put(parameters, TASK, id(task), id(FIRST.task));
        if (ownFacts.length() <= LONGEST_IN_LINK) {
            put(parameters, FACTS, ownFacts, FIRST.ownFacts);
        }
        put(parameters, METHOD, id(method), id(FIRST.method));
        put(parameters, TARGETS, ids(targets), ids(FIRST.targets));
        put(parameters, RATE, String.valueOf(learningRate), String.valueOf(method.usualRate()));
        put(parameters, COUNT, String.valueOf(steps), String.valueOf(task.usualSteps()));
        put(parameters, REPEAT, QueryReader.write(repeat), QueryReader.write(FIRST.repeat));
        put(parameters, SEED, String.valueOf(seed), String.valueOf(FIRST.seed));
    }

    private static void put(Map<String, String> parameters, String name, String value, String usual) {
        if (!value.equals(usual)) {
            parameters.put(name, value);
        }
    }

    /** The choices of an address; what it leaves out is as in {@code start}. */
    public static TrainingChoices read(QueryReader query, TrainingChoices start) {
        Task task = query.one(TASK, id -> find(Task.values(), id), start.task);
        int usualSteps = task == start.task ? start.steps : task.usualSteps();
        TuningMethod method = query.one(METHOD, id -> find(TuningMethod.values(), id), start.method);
        double usualRate = method == start.method ? start.learningRate : method.usualRate();
        return new TrainingChoices(
                task,
                facts(query, start.ownFacts),
                method,
                query.several(TARGETS, id -> find(Target.values(), id), start.targets),
                query.one(RATE, TrainingChoices::rate, usualRate),
                query.number(COUNT, STEPS, usualSteps),
                query.flag(REPEAT, start.repeat),
                query.number(SEED, SEEDS, start.seed));
    }

    private static String facts(QueryReader query, String fallback) {
        String text = query.text(FACTS).orElse(fallback);
        if (text.length() > OwnFacts.LONGEST_TEXT) {
            query.tell(new Notice("facts", OwnFacts.LONGEST_TEXT, text.length()));
            return fallback;
        }
        return text;
    }

    private static Optional<Double> rate(String text) {
        return RATES.stream().filter(rate -> String.valueOf(rate).equals(text)).findFirst();
    }

    private static String ids(Set<Target> targets) {
        return QueryReader.write(
                targets.stream().sorted().map(TrainingChoices::id).toList());
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> Optional<E> find(E[] values, String id) {
        return Arrays.stream(values).filter(value -> id(value).equals(id)).findFirst();
    }

    /** Whether the same is taught. */
    boolean sameTask(TrainingChoices other) {
        return task == other.task && (task != Task.OWN || ownFacts.equals(other.ownFacts));
    }

    /** With another task, and the number of steps that suits it. */
    public TrainingChoices withTask(Task newTask) {
        return new TrainingChoices(
                newTask, ownFacts, method, targets, learningRate, newTask.usualSteps(), repeat, seed);
    }

    /** With other own facts. */
    public TrainingChoices withOwnFacts(String newFacts) {
        return new TrainingChoices(task, newFacts, method, targets, learningRate, steps, repeat, seed);
    }

    /** With another method, and the learning rate that suits it. */
    public TrainingChoices withMethod(TuningMethod newMethod) {
        return new TrainingChoices(task, ownFacts, newMethod, targets, newMethod.usualRate(), steps, repeat, seed);
    }

    /** With other matrices to adapt. */
    public TrainingChoices withTargets(Set<Target> newTargets) {
        return new TrainingChoices(task, ownFacts, method, Set.copyOf(newTargets), learningRate, steps, repeat, seed);
    }

    /** With another learning rate. */
    public TrainingChoices withLearningRate(double newRate) {
        return new TrainingChoices(task, ownFacts, method, targets, newRate, steps, repeat, seed);
    }

    /** With another number of steps. */
    public TrainingChoices withSteps(int newSteps) {
        return new TrainingChoices(task, ownFacts, method, targets, learningRate, newSteps, repeat, seed);
    }

    /** With or without old facts in between. */
    public TrainingChoices withRepeat(boolean newRepeat) {
        return new TrainingChoices(task, ownFacts, method, targets, learningRate, steps, newRepeat, seed);
    }

    /** With another seed. */
    public TrainingChoices withSeed(int newSeed) {
        return new TrainingChoices(task, ownFacts, method, targets, learningRate, steps, repeat, newSeed);
    }
}
