package org.languageplayground.finetuning.category;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitor;
import org.languageplayground.finetuning.files.AdapterUpload;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.adapter.LowRank;
import org.languageplayground.transformer.classification.SentenceClassifier;
import org.languageplayground.transformer.folder.ClassifierFiles;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.ui.Notice;
import org.languageplayground.world.EnglishEncoder;
import org.languageplayground.world.category.CategorySet;
import org.languageplayground.world.category.ShippedSet;

/** The runs of one tab in which the encoder learns categories. The newest is kept with all it has trained, of some before it what they came to. */
public final class CategoryTraining {
    static final int LONGEST_SENTENCE = 500;
    private static final int MOST_EARLIER = 5;

    private final English english;
    private final Visitor visitor;
    private final AdapterUpload<ClassifierFiles.Read> upload;
    private volatile List<PastRun> earlier = List.of();
    private volatile LiveCategories newest;
    private volatile Runnable listener = () -> {};
    private volatile String sentence = "";
    private int begun;
    private Vector asked;
    private Sorted sorted;
    private Trained sortedBy;
    private String sortedText;
    private Trained changedBy;
    private Change change;

    /** A sentence and its untrained vector. */
    private record Vector(String sentence, float[] numbers) {}

    /** No run yet. */
    public CategoryTraining(English english, Visitor visitor) {
        this.english = english;
        this.visitor = visitor;
        this.upload = new AdapterUpload<>(
                (settings, tensors) ->
                        ClassifierFiles.read(settings, tensors, english.base().config(), english.base()::weights),
                visitor.memory());
    }

    English english() {
        return english;
    }

    /** Whom to tell that a run has made progress; called from any thread. */
    public void onChange(Runnable newListener) {
        listener = newListener;
    }

    /** Takes the sentence that the student has typed; runs sort it from now on. */
    public void ask(String typed) {
        sentence = sentenceProblem(typed).isEmpty() ? typed : "";
    }

    /** Why a sentence cannot be sorted, if it cannot. */
    public static Optional<Notice> sentenceProblem(String typed) {
        if (typed.isBlank()) {
            return Optional.of(new Notice("lora.notice.sentence.none"));
        }
        return typed.length() > LONGEST_SENTENCE
                ? Optional.of(new Notice("lora.notice.sentence.long", LONGEST_SENTENCE, typed.length()))
                : Optional.empty();
    }

    /** Why nothing can be learned from the examples that a student typed, if nothing can. */
    public Optional<Notice> problem(CategorySettings settings) {
        return settings.choice() == ExampleChoice.OWN
                ? Optional.ofNullable(OwnExamples.read(settings.own()).problem())
                : Optional.empty();
    }

    /** The examples as they are set; none where there is a problem. */
    Optional<CategorySet> set(CategorySettings settings) {
        return settings.choice()
                .shipped()
                .map(english::shipped)
                .or(() -> Optional.ofNullable(OwnExamples.read(settings.own()).set()))
                .map(set -> set.learningFrom(settings.each()));
    }

    /** Begins a run; answers why it cannot begin, if it cannot. */
    public Optional<Notice> train(CategorySettings settings) {
        if (!possible()) {
            return Optional.of(new Notice("lora.notice.english"));
        }
        Optional<Notice> problem = problem(settings);
        if (problem.isPresent()) {
            return problem;
        }
        CategorySet set = set(settings).orElseThrow();
        Trained trained =
                Trained.begin(english.base(), settings, set.categories().size());
        return begin(begun + 1, settings, set, trained, settings.steps());
    }

    private Optional<Notice> begin(int number, CategorySettings settings, CategorySet set, Trained trained, int steps) {
        Run<CategoryProgress, Trained> run;
        try {
            run = visitor.run(new CategoryRun(english, set, settings, trained, steps, () -> sentence), this::changed);
        } catch (NoMemoryException e) {
            return Optional.of(Notice.memory(e));
        }
        List<PastRun> past = past();
        newest().ifPresent(older -> older.run().close());
        earlier = past.subList(Math.max(0, past.size() - MOST_EARLIER), past.size());
        newest = new LiveCategories(number, settings, set, trained.parameters(), run);
        begun = Math.max(begun, number);
        return Optional.empty();
    }

    /** Takes a file of an adapter, and once it is whole measures it on the chosen examples; answers what came of the file. */
    Notice upload(String name, InputStream in, CategorySettings settings) throws IOException {
        if (!possible()) {
            return new Notice("lora.notice.english");
        }
        AdapterUpload.Outcome<ClassifierFiles.Read> outcome = upload.take(name, in);
        if (outcome.adapter().isEmpty()) {
            return outcome.notice();
        }
        ClassifierFiles.Read read = outcome.adapter().get();
        Optional<CategorySet> set = set(settings);
        if (set.isEmpty()) {
            return problem(settings).orElseThrow();
        }
        int categories = set.get().categories().size();
        if (read.head().categories() != categories
                || !read.labels().isEmpty() && !read.labels().equals(set.get().categories())) {
            return new Notice(
                    "lora.notice.adapter.categories",
                    read.labels().isEmpty() ? read.head().categories() : read.labels(),
                    set.get().categories());
        }
        Lora lora = read.lora();
        int first = lora.pairs().stream().mapToInt(LowRank::layer).min().orElseThrow();
        Trained trained = new Trained(lora, first, read.head());
        return begin(0, settings, set.get(), trained, 0)
                .orElseGet(() -> new Notice("lora.notice.adapter.measured", trained.parameters()));
    }

    /** What the runs came to, the newest last. */
    List<PastRun> past() {
        List<PastRun> all = new ArrayList<>(earlier);
        newest().map(LiveCategories::past).ifPresent(all::add);
        return List.copyOf(all);
    }

    Optional<LiveCategories> newest() {
        return Optional.ofNullable(newest);
    }

    /** What the newest run has trained, once no step follows. */
    Optional<Trained> trained() {
        return newest().flatMap(run -> run.run().outcome());
    }

    /**
     * What the newest run has made of a sentence.
     *
     * @param vector of length 1
     * @param probabilities of the categories
     */
    record Sorted(float[] vector, float[] probabilities) {}

    /** A sentence as the newest run that is over sorts it; none until there is one. The page asks at each change for the same one. */
    Optional<Sorted> sorted(String typed) {
        Trained now = trained().orElse(null);
        if (now == null) {
            return Optional.empty();
        }
        if (now != sortedBy || !typed.equals(sortedText)) {
            SentenceClassifier classifier = now.classifier(english.base());
            Matrix vector = classifier.vector(english.ids(typed));
            sorted = new Sorted(
                    vector.values(), classifier.head().probabilities(vector).values());
            sortedBy = now;
            sortedText = typed;
        }
        return Optional.of(sorted);
    }

    /** The vector of a sentence as the published encoder makes it, of length 1. */
    float[] untrained(String typed) {
        if (asked == null || !asked.sentence.equals(typed)) {
            int layers = english.base().config().layers();
            Matrix vector = new SentenceClassifier(english.base(), layers, null).vector(english.ids(typed));
            asked = new Vector(typed, vector.values());
        }
        return asked.numbers;
    }

    /** What the newest run trained, by file name. */
    Map<String, byte[]> files() {
        LiveCategories run = newest().orElseThrow();
        Trained trained = trained().orElseThrow();
        return ClassifierFiles.write(
                trained.adaptation(), trained.head(), run.set().categories(), english.base(), EnglishEncoder.NAME);
    }

    /**
     * A program that sorts a sentence as the newest run does; without a run, by the categories of the first set.
     *
     * @param about what it is about, one line
     */
    public String code(String about, String typed) {
        CategorySet set = newest().map(LiveCategories::set).orElseGet(() -> english.shipped(ShippedSet.URGENCY));
        String readable = sentenceProblem(typed).isEmpty() ? typed : "";
        return CategoryCode.numPy(about, english.ids(readable), set.categories());
    }

    /** The encoder as published. */
    public Transformer encoder() {
        return english.base();
    }

    /** What the newest run that is over made of the encoder's matrices; none where it has changed none. */
    public Optional<Change> change() {
        Trained now = trained()
                .filter(known -> !known.adaptation().trained().isEmpty())
                .orElse(null);
        if (now != changedBy) {
            changedBy = now;
            change = now == null
                    ? null
                    : new Change(encoder().weights(), now.adaptation().effective());
        }
        return Optional.ofNullable(change);
    }

    /** Whether there is an encoder to teach. */
    public boolean possible() {
        return english.isThere();
    }

    /** Ends the run; what was learned stays. */
    void stop() {
        newest().ifPresent(run -> run.run().cancel());
    }

    /** Ends and forgets everything. */
    public void reset() {
        newest().ifPresent(run -> run.run().close());
        upload.close();
        newest = null;
        earlier = List.of();
        begun = 0;
        asked = null;
        sorted = null;
        sortedBy = null;
        changedBy = null;
        change = null;
    }

    private void changed() {
        listener.run();
    }
}
