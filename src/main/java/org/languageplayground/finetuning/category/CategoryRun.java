package org.languageplayground.finetuning.category;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.compute.Work;
import org.languageplayground.finetuning.category.CategoryProgress.Guess;
import org.languageplayground.finetuning.category.CategoryProgress.Phase;
import org.languageplayground.finetuning.category.CategoryProgress.Point;
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
final class CategoryRun implements Work<CategoryProgress, Trained> {
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
    private Remembrance remembrance;
    private SentenceMap before;
    private SentenceMap now;
    private Centroids centroids;
    private int nearestRight;
    private double loss = Double.NaN;
    private long stepNanos;
    private boolean diverged;
    private CategoryProgress progress = CategoryProgress.NONE;

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
        if (training.steps() < steps && !diverged) {
            train();
            return true;
        }
        return !diverged && remember();
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
                .map(row -> Math.max(0, CategoryProgress.likeliest(probabilities.row(row))))
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

    private void train() {
        long start = System.nanoTime();
        try {
            loss = training.step();
        } catch (DivergedException e) {
            diverged = true;
            return;
        }
        stepNanos += System.nanoTime() - start;
        if (training.steps() % interval(steps) == 0 || training.steps() == steps) {
            examination = new Examination(training.model());
        }
    }

    private boolean remember() {
        if (remembrance == null) {
            remembrance = new Remembrance(english, trained);
        }
        return remembrance.step();
    }

    private void publish() {
        Phase phase = texts == null
                ? Phase.READING
                : training.steps() < steps || examination != null ? Phase.TRAINING : Phase.REMEMBERING;
        int done = training == null ? 0 : training.steps();
        progress = new CategoryProgress(
                phase,
                done,
                List.copyOf(points),
                List.copyOf(guesses),
                before == null ? -1 : nearestRight,
                centroids,
                before,
                now,
                remembrance == null ? 0 : remembrance.read(),
                remembrance == null ? 0 : remembrance.toRead(),
                remembrance == null ? null : remembrance.forgetting(),
                done == 0 ? 0 : stepNanos / 1e6 / done,
                diverged);
    }

    @Override
    public CategoryProgress progress() {
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
