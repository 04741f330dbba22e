package org.languageplayground.finetuning.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.languageplayground.compute.Work;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.DivergedException;
import org.languageplayground.transformer.adapter.FineTuning;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.world.Example;
import org.languageplayground.world.lesson.LessonExam;
import org.languageplayground.world.training.AnswerBatch;

/** Teaches a lesson to the tiny model, and examines it every few steps. What was trained is kept, also where it is stopped. */
final class TrainingRun implements Work<TrainingRun.Progress, Adaptation> {
    private static final int EXAMS = 20;
    private static final int FEWEST_STEPS_BETWEEN = 10;
    /** Most answers turn within these; so the answer is asked for at each of them. */
    private static final int FIRST_STEPS = 20;

    private static final int TAUGHT = 16;
    private static final int REPEATED = 16;

    private final TinyModel tiny;
    private final Teaching teaching;
    private final RunSettings settings;
    private final Adaptation adaptation;
    private final long bytes;
    private final int interval;
    private final List<Point> points = new ArrayList<>();
    private final List<Sampled> samples = new ArrayList<>();
    private FineTuning tuning;
    private Progress progress = new Progress(0, null, List.of(), List.of(), 0, false);
    private Point before;
    private LessonExam.Sitting sitting;
    private Transformer examined;
    private int part;
    private double lossSum;
    private long stepNanos;

    /**
     * What was measured at one step.
     *
     * @param trainingLoss mean over the steps since the last point, NaN at the start
     * @param exam on questions that training never asks
     * @param sample the answer to the lesson's sample question
     */
    record Point(int step, double trainingLoss, LessonExam.Result exam, Answer sample) {}

    /** The answer to the lesson's sample question after so many steps. */
    record Sampled(int step, Answer answer) {}

    /**
     * How far a run is.
     *
     * @param steps that were made
     * @param before the base alone, null until it was examined
     * @param samples answers on the way: at each of the first steps, then at each point
     * @param millisecondsAStep on average, 0 at the start
     * @param diverged whether it went wrong, so that no step follows
     */
    record Progress(
            int steps,
            Point before,
            List<Point> points,
            List<Sampled> samples,
            double millisecondsAStep,
            boolean diverged) {

        /** The first step at which so much of what was taught was answered right; −1 if there was none. */
        int stepsTo(double share) {
            return points.stream()
                    .filter(point -> point.exam().learned() >= share)
                    .mapToInt(Point::step)
                    .findFirst()
                    .orElse(-1);
        }
    }

    /**
     * A run that has not begun.
     *
     * @throws IllegalArgumentException if the settings do not fit the model
     */
    TrainingRun(TinyModel tiny, Teaching teaching, RunSettings settings) {
        this.tiny = tiny;
        this.teaching = teaching;
        this.settings = settings;
        this.adaptation = settings.choices().method().adaptation(tiny.base(), settings);
        this.bytes = bytes(tiny, adaptation.bytes());
        this.interval = interval(settings.choices().steps());
    }

    private void begin() {
        tuning = new FineTuning(
                tiny.base().config(),
                adaptation,
                this::batch,
                (float) settings.choices().learningRate(),
                settings.choices().seed());
        sitting = teaching.exam().begin();
    }

    private LabelledBatch batch(RandomGenerator random) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < TAUGHT; i++) {
            examples.add(teaching.lesson().taught().next(random));
        }
        if (settings.choices().repeat() && teaching.lesson().repeated() != null) {
            for (int i = 0; i < REPEATED; i++) {
                examples.add(teaching.lesson().repeated().next(random));
            }
        }
        return AnswerBatch.of(examples, tiny::encode);
    }

    /** Steps between two examinations of a run of so many steps. */
    static int interval(int steps) {
        return Math.max(FEWEST_STEPS_BETWEEN, (steps + EXAMS - 1) / EXAMS);
    }

    /** A training step or a part of the exam. */
    @Override
    public boolean step() {
        if (tuning == null) {
            begin();
        }
        return sitting != null ? examine() : train();
    }

    private boolean examine() {
        if (examined == null) {
            examined = before == null ? tiny.base() : tuning.model();
        }
        sitting.ask(examined, part++);
        if (part < teaching.exam().parts()) {
            return true;
        }
        int sinceLast = points.isEmpty() ? 0 : tuning.steps() - points.getLast().step();
        Answer sample = sample(examined);
        Point point = new Point(tuning.steps(), lossSum / sinceLast, sitting.result(), sample);
        examined = null;
        part = 0;
        lossSum = 0;
        boolean base = before == null;
        if (base) {
            before = point;
        }
        if (base && !settings.choices().method().startsAsBase()) {
            sitting = teaching.exam().begin();
        } else {
            points.add(point);
            samples.add(new Sampled(point.step(), sample));
            sitting = null;
        }
        publish(false);
        return sitting != null || tuning.steps() < settings.choices().steps();
    }

    private boolean train() {
        long start = System.nanoTime();
        try {
            lossSum += tuning.step();
        } catch (DivergedException e) {
            publish(true);
            return false;
        }
        stepNanos += System.nanoTime() - start;
        if (tuning.steps() % interval == 0
                || tuning.steps() == settings.choices().steps()) {
            sitting = teaching.exam().begin();
        } else if (tuning.steps() < FIRST_STEPS) {
            samples.add(new Sampled(tuning.steps(), sample(tuning.model())));
        }
        publish(false);
        return true;
    }

    private Answer sample(Transformer model) {
        return tiny.answer(model, teaching.lesson().sample().text());
    }

    private void publish(boolean diverged) {
        double milliseconds = tuning.steps() == 0 ? 0 : stepNanos / 1e6 / tuning.steps();
        progress =
                new Progress(tuning.steps(), before, List.copyOf(points), List.copyOf(samples), milliseconds, diverged);
    }

    @Override
    public Progress progress() {
        return progress;
    }

    /** What was trained; nobody trains it any further. */
    @Override
    public Adaptation outcome() {
        return adaptation;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    /** The trained numbers, their gradients and the optimizer's two averages of each; and in a step the weights with their gradients. */
    static long bytes(TinyModel tiny, long trained) {
        return 4 * trained + 2 * Float.BYTES * tiny.base().weights().parameters();
    }

    /** The trained numbers, and the weights into which they are merged to be looked at; of full fine-tuning the two are one. */
    @Override
    public long bytesKept() {
        boolean full = settings.choices().method() == TuningMethod.FULL;
        return Float.BYTES * tiny.base().weights().parameters() + (full ? 0 : adaptation.bytes());
    }

    RunSettings settings() {
        return settings;
    }

    /** What is trained: before the first step, as its method begins. */
    Adaptation adaptation() {
        return adaptation;
    }

    /** The batches of its first steps, written anew from the seed. */
    Stream<LabelledBatch> batches(int steps) {
        RandomGenerator random = new SplittableRandom(settings.choices().seed());
        return Stream.generate(() -> batch(random)).limit(steps);
    }
}
