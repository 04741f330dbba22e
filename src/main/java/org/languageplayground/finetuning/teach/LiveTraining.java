package org.languageplayground.finetuning.teach;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.finetuning.teach.TrainingRun.Point;
import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.ui.Notice;
import org.languageplayground.world.lesson.Lesson;
import org.languageplayground.world.lesson.Question;

/**
 * The live runs of one tab. The two newest are kept, so that they can be compared; each holds the numbers it trains and the
 * optimizer's two means of them until it is dropped.
 */
public final class LiveTraining {
    private static final int MOST_RUNS = 2;

    private final TinyModel tiny;
    private final WorkerPool pool;
    private final Object owner;
    private volatile List<LiveRun> runs = List.of();
    private volatile MethodTrial trial;
    private volatile Uploaded uploaded;
    private int begun;
    private final AdapterUpload upload;
    private volatile Runnable listener = () -> {};
    private Question asked;
    private Answer answered;

    /**
     * No run yet.
     *
     * @param owner the student, between whose tabs the pool is fair
     */
    public LiveTraining(TinyModel tiny, WorkerPool pool, Object owner) {
        this.tiny = tiny;
        this.pool = pool;
        this.owner = owner;
        this.upload = new AdapterUpload(tiny);
    }

    /** Whom to tell that a run has made progress; called from any thread. */
    public void onChange(Runnable newListener) {
        listener = newListener;
    }

    /** Why the facts that a student typed cannot be taught, if they cannot. */
    public Optional<Notice> problem(RunSettings settings) {
        TrainingChoices choices = settings.choices();
        return choices.task() == Task.OWN
                ? Optional.ofNullable(
                        OwnFacts.read(choices.ownFacts(), tiny::spelling).problem())
                : Optional.empty();
    }

    /** The question that shows what a run teaches; none where nothing can be taught. */
    Optional<Question> sample(TrainingChoices choices) {
        if (choices.task() != Task.OWN) {
            return Optional.of(tiny.teaching(choices.task()).lesson().sample());
        }
        return OwnFacts.read(choices.ownFacts(), tiny::spelling).facts().stream()
                .findFirst()
                .map(Lesson::sample);
    }

    /** What the model answers as it is shipped; kept for the question asked last. */
    Answer base(Question question) {
        if (!question.equals(asked)) {
            answered = tiny.answer(tiny.base(), question.text());
            asked = question;
        }
        return answered;
    }

    /** Begins a run; answers why it cannot begin, if it cannot. Of two runs that were kept the older one goes. */
    Optional<Notice> train(RunSettings settings) {
        return begin(settings, Set.of(settings.choices().method()), teaching -> {
            List<LiveRun> kept = new ArrayList<>(runs);
            if (kept.size() == MOST_RUNS) {
                kept.removeFirst().stop();
            }
            TrainingRun run = new TrainingRun(tiny, teaching, settings);
            kept.add(new LiveRun(++begun, run, pool, owner, this::changed));
            runs = List.copyOf(kept);
        });
    }

    /** Begins to run all methods; answers why it cannot begin, if it cannot. */
    Optional<Notice> tryAll(RunSettings settings) {
        return begin(settings, EnumSet.allOf(TuningMethod.class), teaching -> {
            stopTrial();
            trial = new MethodTrial(tiny, teaching, settings, pool, owner, this::changed);
        });
    }

    private Optional<Notice> begin(RunSettings settings, Set<TuningMethod> methods, Consumer<Teaching> begin) {
        int width = tiny.base().config().width();
        if (settings.rank() > width && methods.stream().anyMatch(TuningMethod::ranked)) {
            return Optional.of(new Notice("lora.notice.run.rank", settings.rank(), width));
        }
        if (settings.choices().targets().isEmpty() && methods.stream().anyMatch(TuningMethod::lowRank)) {
            return Optional.of(new Notice("lora.notice.run.targets"));
        }
        return teach(settings, begin);
    }

    private Optional<Notice> teach(RunSettings settings, Consumer<Teaching> then) {
        TrainingChoices choices = settings.choices();
        if (choices.task() != Task.OWN) {
            then.accept(tiny.teaching(choices.task()));
            return Optional.empty();
        }
        OwnFacts own = OwnFacts.read(choices.ownFacts(), tiny::spelling);
        if (own.problem() == null) {
            then.accept(tiny.teaching(own.facts()));
        }
        return Optional.ofNullable(own.problem());
    }

    /** Takes a file of an adapter, and once it is whole puts the exam of the chosen lesson to it; answers what came of it. */
    Notice upload(String name, byte[] bytes, RunSettings settings) {
        AdapterUpload.Outcome outcome = upload.take(name, bytes);
        if (outcome.adaptation().isEmpty()) {
            return outcome.notice();
        }
        Adaptation adaptation = outcome.adaptation().get();
        return teach(settings, teaching -> {
                    Transformer model = new Transformer(tiny.base().config(), adaptation.effective());
                    uploaded = new Uploaded(
                            adaptation, teaching, examined(tiny.base(), teaching), examined(model, teaching));
                })
                .orElseGet(() -> new Notice("lora.notice.adapter.taken", adaptation.parameters()));
    }

    private Point examined(Transformer model, Teaching teaching) {
        return new Point(
                0,
                Double.NaN,
                teaching.exam().ask(model),
                tiny.answer(model, teaching.lesson().sample().text()));
    }

    /** The adapter that was uploaded last. */
    Optional<Uploaded> uploaded() {
        return Optional.ofNullable(uploaded);
    }

    private Optional<TrainingRun> newest() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast().run());
    }

    /** Whether there is something trained to be written to files. */
    boolean downloadable() {
        return !runs.isEmpty() && runs.getLast().over();
    }

    /** What the newest run trained, by file name. */
    Map<String, byte[]> adapterFiles() {
        return newest().orElseThrow().files();
    }

    /** The model's folder by file name, and beside it the newest run's merged weights, if a folder has a place for them. */
    Map<String, byte[]> modelFiles() {
        Map<String, byte[]> files = new LinkedHashMap<>(tiny.files());
        newest().filter(run -> run.adaptation().mergeable()).ifPresent(run -> ModelFolder.files(run.model())
                .forEach((name, bytes) -> files.put("tuned/" + name, bytes)));
        return files;
    }

    /** What the newest run made of the model's matrices, once it is over; empty for what adds to the model instead. */
    public Optional<Change> newestChange() {
        return downloadable()
                ? newest().filter(run -> run.adaptation().mergeable()).map(this::change)
                : Optional.empty();
    }

    /**
     * What two runs of one task made of the model's matrices.
     *
     * @param full by full fine-tuning
     * @param lora by a low-rank method
     */
    public record Pair(Change full, Change lora) {}

    /** The two runs that are kept, once both are over; empty unless they are of one task and one of each kind. */
    public Optional<Pair> fullAndLora() {
        List<LiveRun> both = runs;
        if (both.size() < MOST_RUNS || !both.stream().allMatch(LiveRun::over)) {
            return Optional.empty();
        }
        TrainingRun first = both.getFirst().run();
        TrainingRun second = both.getLast().run();
        if (first.settings().choices().method() != TuningMethod.FULL) {
            TrainingRun other = first;
            first = second;
            second = other;
        }
        TrainingChoices full = first.settings().choices();
        TrainingChoices lora = second.settings().choices();
        boolean comparable = full.method() == TuningMethod.FULL && lora.method().lowRank() && full.sameTask(lora);
        return comparable ? Optional.of(new Pair(change(first), change(second))) : Optional.empty();
    }

    private Change change(TrainingRun run) {
        return new Change(tiny.base().weights(), run.model().weights());
    }

    /**
     * A program that prints the newest run's sample answer from the downloaded model; without a run, that of the first task.
     *
     * @param about what it is about, one line
     */
    public String code(String about) {
        Teaching teaching = newest().map(TrainingRun::teaching).orElseGet(() -> tiny.teaching(Task.FACTS));
        return RunCode.pyTorch(
                about,
                tiny.encode(teaching.lesson().sample().text()),
                tiny.tokenizer().id(".").orElseThrow());
    }

    /** Whether the newest run can be merged into W and taken out again. */
    boolean mergeable() {
        return downloadable() && newest().orElseThrow().adaptation() instanceof Lora;
    }

    /** Merges the newest run's pairs into W, takes them out again, and answers how far the probabilities of the sample's next token are from the base's. */
    Notice mergedAndUnmerged() {
        TrainingRun run = newest().orElseThrow();
        Lora lora = (Lora) run.adaptation();
        int[] ids = tiny.encode(run.teaching().lesson().sample().text());
        Transformer base = new Transformer(tiny.base().config(), lora.base().get());
        Transformer back = new Transformer(tiny.base().config(), lora.unmerged(lora.effective()));
        Transformer merged = new Transformer(tiny.base().config(), lora.effective());
        return new Notice("lora.notice.merged", difference(base, merged, ids), difference(base, back, ids));
    }

    private static String difference(Transformer one, Transformer other, int... ids) {
        float[] first = nextShares(one, ids);
        float[] second = nextShares(other, ids);
        double greatest = 0;
        for (int i = 0; i < first.length; i++) {
            greatest = Math.max(greatest, Math.abs(first[i] - second[i]));
        }
        return String.format(Locale.ROOT, "%.2g", greatest);
    }

    private static float[] nextShares(Transformer model, int... ids) {
        float[] shares = Generation.nextLogits(model, ids);
        Kernels.active().softmax(shares, 0, shares, 0, shares.length, 1);
        return shares;
    }

    private void changed() {
        listener.run();
    }

    /** Ends what is under way; what was learned stays. */
    void stop() {
        stopRuns();
        stopTrial();
    }

    /** Ends the runs; what was learned stays. */
    void stopRuns() {
        runs.forEach(LiveRun::stop);
    }

    /** Ends the methods' trial alone; what was measured stays. */
    void stopTrial() {
        if (trial != null) {
            trial.stop();
        }
    }

    /** Ends and forgets everything. */
    public void reset() {
        stop();
        runs = List.of();
        begun = 0;
        trial = null;
        uploaded = null;
    }

    /** The runs kept, the newest last. */
    List<LiveRun> runs() {
        return runs;
    }

    Optional<MethodTrial> trial() {
        return Optional.ofNullable(trial);
    }

    TinyModel tiny() {
        return tiny;
    }
}
