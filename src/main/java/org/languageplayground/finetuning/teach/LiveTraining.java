package org.languageplayground.finetuning.teach;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitor;
import org.languageplayground.finetuning.files.AdapterUpload;
import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.folder.AdapterFiles;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.ui.Notice;
import org.languageplayground.world.lesson.Lesson;
import org.languageplayground.world.lesson.Question;

/** The live runs of one tab. The two newest are kept, so that they can be compared. */
public final class LiveTraining {
    private static final int MOST_RUNS = 2;

    private final TinyModel tiny;
    private final Visitor visitor;
    private final AdapterUpload<Adaptation> upload;
    private volatile List<LiveRun> runs = List.of();
    private volatile Run<MethodTrial.Progress, Void> trial;
    private volatile Run<Integer, Uploaded> exam;
    private final Map<LiveRun, Change> changes = new HashMap<>();
    private int begun;
    private volatile Runnable listener = () -> {};
    private Question asked;
    private Answer answered;

    /** No run yet. */
    public LiveTraining(TinyModel tiny, Visitor visitor) {
        this.tiny = tiny;
        this.visitor = visitor;
        this.upload = new AdapterUpload<>(
                (settings, tensors) ->
                        AdapterFiles.read(settings, tensors, tiny.base().config(), () -> tiny.base()
                                .weights()),
                visitor.memory());
    }

    /** The model that is taught. */
    TinyModel tiny() {
        return tiny;
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
    public Optional<Notice> train(RunSettings settings) {
        return begin(settings, Set.of(settings.choices().method()), teaching -> {
            TrainingRun run = new TrainingRun(tiny, teaching, settings);
            LiveRun next = new LiveRun(
                    begun + 1,
                    settings,
                    teaching,
                    run.adaptation().parameters(),
                    run.adaptation().bytes(),
                    visitor.run(run, this::changed));
            List<LiveRun> kept = new ArrayList<>(runs);
            if (kept.size() == MOST_RUNS) {
                kept.removeFirst().run().close();
            }
            kept.add(next);
            begun++;
            runs = List.copyOf(kept);
            changes.keySet().retainAll(runs);
        });
    }

    /** Begins to run all methods; answers why it cannot begin, if it cannot. */
    Optional<Notice> tryAll(RunSettings settings) {
        return begin(settings, EnumSet.allOf(TuningMethod.class), teaching -> {
            stopTrial();
            trial = visitor.run(new MethodTrial(tiny, teaching, settings), this::changed);
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
        OwnFacts own = choices.task() == Task.OWN ? OwnFacts.read(choices.ownFacts(), tiny::spelling) : null;
        if (own != null && own.problem() != null) {
            return Optional.of(own.problem());
        }
        try {
            then.accept(own == null ? tiny.teaching(choices.task()) : tiny.teaching(own.facts()));
            return Optional.empty();
        } catch (NoMemoryException e) {
            return Optional.of(Notice.memory(e));
        }
    }

    /** Takes a file of an adapter, and once it is whole puts the exam of the chosen lesson to it; answers what came of the file. */
    Notice upload(String name, InputStream in, RunSettings settings) throws IOException {
        AdapterUpload.Outcome<Adaptation> outcome = upload.take(name, in);
        if (outcome.adapter().isEmpty()) {
            return outcome.notice();
        }
        Adaptation adaptation = outcome.adapter().get();
        return teach(settings, teaching -> {
                    Run<Integer, Uploaded> before = exam;
                    exam = visitor.run(new AdapterExam(tiny, teaching, adaptation), this::changed);
                    close(before);
                })
                .orElseGet(() -> new Notice("lora.notice.adapter.exam", adaptation.parameters()));
    }

    /** The exam of the adapter that was uploaded last. */
    Optional<Run<Integer, Uploaded>> exam() {
        return Optional.ofNullable(exam);
    }

    /** The adapter that was uploaded last, once it is examined. */
    Optional<Uploaded> uploaded() {
        return exam().flatMap(Run::outcome);
    }

    private Optional<LiveRun> newest() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast());
    }

    private Optional<Adaptation> trained() {
        return newest().flatMap(LiveRun::trained);
    }

    private Optional<Adaptation> merged() {
        return trained().filter(Adaptation::mergeable);
    }

    /** Whether there is something trained to be written to files. */
    boolean downloadable() {
        return trained().isPresent();
    }

    /** What the newest run trained, by file name. */
    Map<String, byte[]> adapterFiles() {
        return AdapterFiles.write(trained().orElseThrow(), tiny.base(), TinyModel.NAME);
    }

    /** The model's folder by file name, and beside it the newest run's merged weights, if a folder has a place for them. */
    Map<String, byte[]> modelFiles() {
        Map<String, byte[]> files = new LinkedHashMap<>(tiny.files());
        merged().ifPresent(trained -> ModelFolder.files(model(trained.effective()))
                .forEach((name, bytes) -> files.put("tuned/" + name, bytes)));
        return files;
    }

    private Transformer model(Weights weights) {
        return new Transformer(tiny.base().config(), weights);
    }

    /** What a run made of the model's matrices, once it is over; empty for what adds to the model instead. */
    private Optional<Change> change(LiveRun run) {
        return run.trained()
                .filter(Adaptation::mergeable)
                .map(trained -> changes.computeIfAbsent(
                        run, made -> new Change(tiny.base().weights(), trained.effective())));
    }

    /** What the newest run that is over made of the model's matrices; empty for what adds to the model instead. */
    public Optional<Change> newestChange() {
        return runs.reversed().stream()
                .filter(run -> run.trained().isPresent())
                .findFirst()
                .flatMap(this::change);
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
        List<LiveRun> both = runs.stream()
                .sorted(Comparator.comparing(run -> run.settings().choices().method()))
                .toList();
        if (both.size() < MOST_RUNS) {
            return Optional.empty();
        }
        TrainingChoices full = both.getFirst().settings().choices();
        TrainingChoices lora = both.getLast().settings().choices();
        boolean comparable = full.method() == TuningMethod.FULL && lora.method().lowRank() && full.sameTask(lora);
        return comparable
                ? change(both.getFirst())
                        .flatMap(first -> change(both.getLast()).map(second -> new Pair(first, second)))
                : Optional.empty();
    }

    /**
     * A program that prints the newest run's sample answer from the downloaded model; without a run, that of the first task.
     *
     * @param about what it is about, one line
     */
    public String code(String about) {
        Teaching teaching = newest().map(LiveRun::teaching).orElseGet(() -> tiny.teaching(Task.FACTS));
        return RunCode.pyTorch(
                about,
                tiny.encode(teaching.lesson().sample().text()),
                tiny.tokenizer().id(".").orElseThrow());
    }

    /** Whether the newest run can be merged into W and taken out again. */
    boolean mergeable() {
        return trained().filter(Lora.class::isInstance).isPresent();
    }

    /** Merges the newest run's pairs into W, takes them out again, and answers how far the probabilities of the sample's next token are from the base's. */
    Notice mergedAndUnmerged() {
        Lora lora = (Lora) trained().orElseThrow();
        int[] ids =
                tiny.encode(newest().orElseThrow().teaching().lesson().sample().text());
        Transformer base = model(lora.base().get());
        Transformer back = model(lora.unmerged(lora.effective()));
        Transformer merged = model(lora.effective());
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

    /** Ends the runs; what was learned stays. */
    void stopRuns() {
        runs.forEach(LiveRun::stop);
    }

    /** Ends the methods' trial alone; what was measured stays. */
    void stopTrial() {
        if (trial != null) {
            trial.cancel();
        }
    }

    /** Ends and forgets everything. */
    public void reset() {
        runs.forEach(run -> run.run().close());
        close(trial);
        close(exam);
        upload.close();
        runs = List.of();
        changes.clear();
        begun = 0;
        trial = null;
        exam = null;
    }

    private static void close(Run<?, ?> run) {
        if (run != null) {
            run.close();
        }
    }

    /** The runs kept, the newest last. */
    List<LiveRun> runs() {
        return runs;
    }

    Optional<Run<MethodTrial.Progress, Void>> trial() {
        return Optional.ofNullable(trial);
    }
}
