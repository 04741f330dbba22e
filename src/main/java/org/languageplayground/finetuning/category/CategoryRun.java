package org.languageplayground.finetuning.category;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.compute.Work;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.adapter.DivergedException;
import org.languageplayground.transformer.adapter.UpperLayers;
import org.languageplayground.transformer.classification.Centroids;
import org.languageplayground.transformer.classification.ClassifierHead;
import org.languageplayground.transformer.classification.ClassifierTraining;
import org.languageplayground.transformer.classification.EncodedTexts;
import org.languageplayground.transformer.classification.SentenceClassifier;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.world.category.CategorySet;
import org.languageplayground.world.category.Example;

/**
 * Teaches the encoder a set's categories: reads the texts up to the first block that learns, sorts those that it is measured on every few steps,
 * and in the end puts the handbook's questions to what has become of the encoder. Without a step it measures what is there already.
 */
final class CategoryRun implements Work<CategoryRun.Progress, Trained> {
    /** How often it is measured, beside the start. */
    static final int EXAMS = 10;

    private static final int TEXTS_A_STEP = 32;

    private final English english;
    private final Transformer base;
    private final CategorySet set;
    private final CategorySettings settings;
    private final int steps;
    private final Trained trained;
    private final Supplier<String> sentence;
    private final List<Example> examples;
    private final List<EncodedTexts> parts = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private final List<Guess> guesses = new ArrayList<>();
    private EncodedTexts texts;
    private ClassifierTraining training;
    private Examination examination;
    private HandbookQuestions.Reading reading;
    private SentenceMap before;
    private SentenceMap now;
    private Centroids centroids;
    private int nearestRight;
    private double loss = Double.NaN;
    private long stepNanos;
    private Forgetting forgetting;
    private boolean measured;
    private String diverged;
    private Progress progress = Progress.NONE;

    /** What a run is doing. */
    enum Phase {
        READING,
        TRAINING,
        REMEMBERING
    }

    /**
     * What was measured after so many steps.
     *
     * @param loss of the step before, on the examples that are learned from, in nats; NaN at the start
     * @param said the category that each text to measure on is taken for
     * @param right how many of these are right
     */
    record Point(int step, double loss, int[] said, int right) {
        double share() {
            return (double) right / said.length;
        }
    }

    /**
     * What the student's sentence is taken for after so many steps.
     *
     * @param probabilities of the categories
     */
    record Guess(int step, String sentence, float[] probabilities) {
        /** The likeliest category; −1 where all are equally likely, as before the first step. */
        int category() {
            return likeliest(probabilities);
        }
    }

    /**
     * How far a run is.
     *
     * @param nearestRight how many texts to measure on lie nearest to the mean of their own category, untrained; −1 until it is known
     * @param centroids these means; null until they are known
     * @param before all texts, those to learn from first, as the published encoder sees them; null until they are known
     * @param now as the encoder sees them now
     * @param read how many texts of the handbook have been read, of {@code toRead}
     * @param forgetting null until it is measured
     * @param diverged why no step follows; null where all is well
     */
    record Progress(
            Phase phase,
            int steps,
            List<Point> points,
            List<Guess> guesses,
            int nearestRight,
            Centroids centroids,
            SentenceMap before,
            SentenceMap now,
            int read,
            int toRead,
            Forgetting forgetting,
            double millisecondsAStep,
            String diverged) {
        static final Progress NONE =
                new Progress(Phase.READING, 0, List.of(), List.of(), -1, null, null, null, 0, 0, null, 0, null);

        Progress withoutMaps() {
            return new Progress(
                    phase,
                    steps,
                    points,
                    guesses,
                    nearestRight,
                    null,
                    null,
                    null,
                    read,
                    toRead,
                    forgetting,
                    millisecondsAStep,
                    diverged);
        }
    }

    /**
     * A run that has not begun.
     *
     * @param trained as it begins
     * @param steps none where it is only measured
     * @param sentence what the student has typed last; asked for by other threads
     */
    CategoryRun(
            English english,
            CategorySet set,
            CategorySettings settings,
            Trained trained,
            int steps,
            Supplier<String> sentence) {
        this.english = english;
        this.base = english.base();
        this.set = set;
        this.settings = settings;
        this.trained = trained;
        this.steps = steps;
        this.sentence = sentence;
        this.examples =
                Stream.concat(set.learning().stream(), set.measuring().stream()).toList();
    }

    /** Of so many steps each how manieth is followed by a measurement. */
    static int interval(int steps) {
        return Math.max(1, steps / EXAMS);
    }

    @Override
    public boolean step() {
        boolean more = next();
        publish();
        return more;
    }

    private boolean next() {
        if (texts == null) {
            read();
            return true;
        }
        if (examination != null) {
            if (!examination.step()) {
                Examination over = examination;
                examination = null;
                note(over);
            }
            return true;
        }
        if (training.steps() < steps && diverged == null) {
            train();
            return true;
        }
        return diverged == null && remember();
    }

    private void read() {
        int done = parts.stream().mapToInt(EncodedTexts::count).sum();
        List<int[]> ids = examples.stream()
                .skip(done)
                .limit(TEXTS_A_STEP)
                .map(example -> english.ids(example.text()))
                .toList();
        parts.add(EncodedTexts.of(base, trained.first(), ids));
        if (done + ids.size() == examples.size()) {
            texts = EncodedTexts.joined(parts);
            parts.clear();
            begin();
        }
    }

    private void begin() {
        training = new ClassifierTraining(
                base.config(),
                trained.adaptation(),
                trained.first(),
                trained.head(),
                texts.between(0, set.learning().size()),
                set.learning().stream().mapToInt(Example::category).toArray(),
                (float) settings.rate(),
                settings.method() == CategoryMethod.HEAD ? (float) settings.rate() : CategoryMethod.HEAD_RATE,
                settings.seed());
        examination = new Examination(new SentenceClassifier(
                base,
                trained.first(),
                ClassifierHead.zero(base.config().width(), set.categories().size())));
    }

    /** Sorts all texts, some at a time. */
    private final class Examination {
        private final SentenceClassifier classifier;
        private final Matrix vectors =
                Matrix.zeros(examples.size(), base.config().width());
        private int done;

        Examination(SentenceClassifier classifier) {
            this.classifier = classifier;
        }

        boolean step() {
            int end = Math.min(examples.size(), done + TEXTS_A_STEP);
            float[] found = classifier.vectors(texts.between(done, end)).values();
            System.arraycopy(found, 0, vectors.values(), done * vectors.columns(), found.length);
            done = end;
            return done < examples.size();
        }
    }

    private void note(Examination over) {
        if (before == null) {
            before = SentenceMap.of(over.vectors);
            compare(over.vectors);
            examination = new Examination(training.model());
            return;
        }
        now = SentenceMap.of(over.vectors);
        int first = set.learning().size();
        Matrix probabilities = over.classifier.head().probabilities(rows(over.vectors, first));
        int[] said = IntStream.range(0, probabilities.rows())
                .map(row -> Math.max(0, likeliest(probabilities.row(row))))
                .toArray();
        int right = (int) IntStream.range(0, said.length)
                .filter(i -> said[i] == set.measuring().get(i).category())
                .count();
        points.add(new Point(training.steps(), loss, said, right));
        guess(over.classifier);
    }

    private void compare(Matrix vectors) {
        int first = set.learning().size();
        int[] categories = set.learning().stream().mapToInt(Example::category).toArray();
        Matrix learning = vectors.slice().rows(0, first).copy();
        centroids = Centroids.of(learning, categories, set.categories().size());
        nearestRight = (int) IntStream.range(0, set.measuring().size())
                .filter(i -> centroids.nearest(vectors.row(first + i)).category()
                        == set.measuring().get(i).category())
                .count();
    }

    private static Matrix rows(Matrix matrix, int from) {
        return matrix.slice().rows(from, matrix.rows() - from).copy();
    }

    private void guess(SentenceClassifier classifier) {
        String asked = sentence.get();
        if (!asked.isBlank()) {
            float[] probabilities = classifier
                    .head()
                    .probabilities(classifier.vector(english.ids(asked)))
                    .values();
            guesses.add(new Guess(training.steps(), asked, probabilities));
        }
    }

    /** The place of the greatest number; −1 where all are equal. */
    static int likeliest(float... numbers) {
        int best = 0;
        boolean equal = true;
        for (int i = 1; i < numbers.length; i++) {
            equal &= numbers[i] == numbers[0];
            if (numbers[i] > numbers[best]) {
                best = i;
            }
        }
        return equal ? -1 : best;
    }

    private void train() {
        long start = System.nanoTime();
        try {
            loss = training.step();
        } catch (DivergedException e) {
            diverged = e.getMessage();
            return;
        }
        stepNanos += System.nanoTime() - start;
        if (training.steps() % interval(steps) == 0 || training.steps() == steps) {
            examination = new Examination(training.model());
        }
    }

    /** Puts the handbook's questions to the encoder; where training has left it as it is, its answers are those of the published one. */
    private boolean remember() {
        HandbookQuestions handbook = english.handbook();
        if (measured) {
            return false;
        }
        boolean unchanged = trained.first() == base.config().layers();
        boolean published = handbook.published() != null;
        if (published && unchanged) {
            forgetting = Forgetting.of(handbook.published(), handbook.published());
            measured = true;
            return false;
        }
        if (reading == null) {
            Transformer encoder = published ? trained.classifier(base).encoder() : base;
            reading = handbook.new Reading(encoder, english.loaded().tokenizer());
        }
        if (!reading.step()) {
            double[] found = reading.ndcg();
            reading = null;
            if (published) {
                forgetting = Forgetting.of(handbook.published(), found);
                measured = true;
            } else {
                handbook.keepPublished(found);
            }
        }
        return !measured;
    }

    private void publish() {
        Phase phase = texts == null
                ? Phase.READING
                : training.steps() < steps || examination != null ? Phase.TRAINING : Phase.REMEMBERING;
        int done = training == null ? 0 : training.steps();
        progress = new Progress(
                phase,
                done,
                List.copyOf(points),
                List.copyOf(guesses),
                before == null ? -1 : nearestRight,
                centroids,
                before,
                now,
                reading == null ? 0 : reading.read(),
                reading == null ? 0 : reading.count(),
                forgetting,
                done == 0 ? 0 : stepNanos / 1e6 / done,
                diverged);
    }

    @Override
    public Progress progress() {
        return progress;
    }

    /** What was trained; nobody trains it any further. */
    @Override
    public Trained outcome() {
        return trained;
    }

    /** The texts as they enter the blocks that learn, what these compute of one step, and their weights with gradients and averages. */
    @Override
    public long bytes() {
        TransformerConfig config = base.config();
        long trainedBlocks = Float.BYTES
                * base.weights().upperMatrices(trained.first()).stream()
                        .mapToLong(matrix -> matrix.values().length)
                        .sum();
        int copies = trained.adaptation() instanceof UpperLayers ? 4 : 2;
        return copies * trainedBlocks + 4 * trained.adaptation().bytes() + textBytes(config);
    }

    private long textBytes(TransformerConfig config) {
        if (texts == null) {
            return 0;
        }
        long longest = IntStream.range(0, texts.count())
                .mapToLong(text -> texts.batch().length(text))
                .max()
                .orElse(0);
        long together = Math.min(
                EncodedTexts.TOKENS_TOGETHER,
                longest
                        * Math.min(
                                ClassifierTraining.MOST_TOGETHER, set.learning().size()));
        long block = together * (9L * config.width() + 2L * config.hidden() + 2 * config.heads() * longest);
        long residual = 2L * texts.batch().tokens() * config.width();
        return Float.BYTES * (residual + (config.layers() - trained.first()) * block) + vectorBytes();
    }

    private long vectorBytes() {
        return (long) Float.BYTES * examples.size() * base.config().width();
    }

    /** The trained numbers, and of LoRA the queries, keys and values into which they are merged to be looked at. */
    @Override
    public long bytesKept() {
        int merged =
                trained.adaptation() instanceof UpperLayers ? 0 : base.config().layers() - trained.first();
        long width = base.config().width();
        return trained.adaptation().bytes() + merged * 3 * Float.BYTES * width * width;
    }
}
