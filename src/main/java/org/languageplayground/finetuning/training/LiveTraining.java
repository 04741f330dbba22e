package org.languageplayground.finetuning.training;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
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

/** The live runs of one tab. The two newest are kept, so that they can be compared. */
public final class LiveTraining {
    private static final int MOST_RUNS = 2;

    private final TinyModel tiny;
    private final Visitor visitor;
    private final AdapterUpload upload;
    private volatile List<LiveRun> runs = List.of();
    private volatile LiveTrial trial;
    private volatile Run<Integer, Uploaded> uploaded;
    private int begun;
    private LiveRun changedBy;
    private Change change;
    private volatile Runnable listener = () -> {};

    /** No run yet. */
    public LiveTraining(TinyModel tiny, Visitor visitor) {
        this.tiny = tiny;
        this.visitor = visitor;
        this.upload = new AdapterUpload(tiny, visitor.memory());
    }

    /** Whom to tell that a run has made progress; called from any thread. */
    void onChange(Runnable newListener) {
        listener = newListener;
    }

    /** Begins a run; answers why it cannot begin, if it cannot. Of two runs that were kept the older one goes. */
    Optional<Notice> train(RunSettings settings) {
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
        });
    }

    /** Begins to run all methods; answers why it cannot begin, if it cannot. */
    Optional<Notice> tryAll(RunSettings settings) {
        return begin(settings, EnumSet.allOf(TuningMethod.class), teaching -> {
            stopTrial();
            trial = new LiveTrial(settings, visitor.run(new MethodTrial(tiny, teaching, settings), this::changed));
        });
    }

    private Optional<Notice> begin(RunSettings settings, Set<TuningMethod> methods, Consumer<Teaching> begin) {
        int width = tiny.base().config().width();
        if (settings.rank() > width && methods.stream().anyMatch(TuningMethod::ranked)) {
            return Optional.of(new Notice("run.rank", settings.rank(), width));
        }
        if (settings.choices().targets().isEmpty() && methods.stream().anyMatch(TuningMethod::lowRank)) {
            return Optional.of(new Notice("run.targets"));
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
        AdapterUpload.Outcome outcome = upload.take(name, in);
        if (outcome.adaptation().isEmpty()) {
            return outcome.notice();
        }
        Adaptation adaptation = outcome.adaptation().get();
        return teach(settings, teaching -> {
                    Run<Integer, Uploaded> before = uploaded;
                    uploaded = visitor.run(new AdapterExam(tiny, teaching, adaptation), this::changed);
                    close(before);
                })
                .orElseGet(() -> new Notice("adapter.exam", adaptation.parameters()));
    }

    /** The adapter that was uploaded last, once it is examined. */
    Optional<Uploaded> uploaded() {
        return Optional.ofNullable(uploaded).flatMap(Run::outcome);
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

    private Change change(Adaptation trained) {
        return new Change(tiny.base().weights(), trained.effective());
    }

    /** What the newest run made of the model's matrices, once it is over; empty for what adds to the model instead. */
    public synchronized Optional<Change> newestChange() {
        LiveRun newest = newest().orElse(null);
        if (newest != changedBy || change == null) {
            changedBy = newest;
            change = merged().map(this::change).orElse(null);
        }
        return Optional.ofNullable(change);
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
        if (both.size() < MOST_RUNS
                || both.stream().anyMatch(run -> run.trained().isEmpty())) {
            return Optional.empty();
        }
        TrainingChoices full = both.getFirst().settings().choices();
        TrainingChoices lora = both.getLast().settings().choices();
        boolean comparable = full.method() == TuningMethod.FULL && lora.method().lowRank() && full.sameTask(lora);
        return comparable
                ? Optional.of(new Pair(
                        change(both.getFirst().trained().get()),
                        change(both.getLast().trained().get())))
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
        return new Notice("merged", difference(base, merged, ids), difference(base, back, ids));
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
        runs.forEach(LiveRun::stop);
        stopTrial();
    }

    /** Ends the methods' trial alone; what was measured stays. */
    void stopTrial() {
        if (trial != null) {
            trial.run().cancel();
        }
    }

    /** Ends and forgets everything. */
    public void reset() {
        runs.forEach(run -> run.run().close());
        stopTrial();
        close(uploaded);
        upload.close();
        runs = List.of();
        begun = 0;
        trial = null;
        uploaded = null;
    }

    private static void close(Run<?, ?> run) {
        if (run != null) {
            run.close();
        }
    }

    /** Whether anything is under way. */
    boolean busy() {
        return runs.stream().anyMatch(run -> !run.over())
                || (trial != null && !trial.run().over());
    }

    /** The runs kept, the newest last. */
    List<LiveRun> runs() {
        return runs;
    }

    Optional<LiveTrial> trial() {
        return Optional.ofNullable(trial);
    }

    TinyModel tiny() {
        return tiny;
    }
}
