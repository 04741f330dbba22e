package org.languageplayground.attention.history;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.languageplayground.attention.reading.Explorer;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.reading.Said;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.compute.Visitor;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.ui.Notice;
import org.languageplayground.world.history.CheckpointScore;
import org.languageplayground.world.history.ModelHistory;
import org.languageplayground.world.history.ModelHistory.Checkpoint;

/** One student's way through the history: the present sentence at any checkpoint, the measurements, and a walk through all. */
public final class HistoryExplorer extends Explorer {
    private static final int MOST_WORDS = 5;

    private final Checkpoints checkpoints;
    private final TraceCache traces;
    private final Visitor visitor;
    private Run<Integer, Void> measuring;
    private Run<Integer, Void> walk;
    private int walked;
    private boolean untold;
    private Notice problem;

    /** Nothing is measured yet for this student. */
    public HistoryExplorer(Checkpoints checkpoints, TraceCache traces, Visitor visitor) {
        this.checkpoints = checkpoints;
        this.traces = traces;
        this.visitor = visitor;
    }

    /**
     * The present sentence at a checkpoint.
     *
     * @param words the likeliest next ones
     */
    public record Snapshot(Checkpoint checkpoint, Reading reading, List<Said.Word> words) {}

    @Override
    public void close() {
        if (measuring != null) {
            measuring.close();
        }
        measuring = null;
        stopWalk();
    }

    /** Whether the history is that of the model on the stage. */
    static boolean fits(ReadingSimulation stage) {
        return stage.get(ReadingFields.MODEL).equals(ModelHistory.MODEL) && !stage.get(ReadingFields.UNTRAINED);
    }

    /** The weights at a step. */
    Transformer model(Checkpoint checkpoint) {
        return checkpoints.model(checkpoint);
    }

    /** The sentence, layer, head and temperature of the stage at the checkpoint that is set. */
    Snapshot snapshot(ReadingSimulation stage) {
        Checkpoint checkpoint = checkpoint(stage);
        Transformer model = checkpoints.model(checkpoint);
        AttentionSettings settings = new AttentionSettings(stage.scale(), Set.of());
        Trace trace = traces.get(
                new TraceCache.Key(model, stage.text().ids(), settings),
                () -> model.forward(stage.text().batch(), settings));
        float[] logits = model.logits(trace, stage.text().size() - 1).logits().values();
        List<Said.Word> words = Said.likeliest(MOST_WORDS, logits, stage.tokenizer()::token);
        return new Snapshot(checkpoint, new Reading(model.config(), stage.tokens(), trace, stage.state()), words);
    }

    static Checkpoint checkpoint(ReadingSimulation stage) {
        return ModelHistory.standard().at(stage.get(HistoryFields.CHECKPOINT)).orElseThrow();
    }

    /** What is measured so far, by step. */
    NavigableMap<Integer, CheckpointScore> scores() {
        return checkpoints.scores();
    }

    /** Begins to measure what is not measured yet, unless that was done already. */
    void measure() {
        if (measuring == null && checkpoints.next().isPresent()) {
            try {
                problem = null;
                measuring = visitor.run(new Measuring(checkpoints), this::tell);
            } catch (NoMemoryException e) {
                problem = Notice.memory(e);
            }
        }
    }

    /** Ends the measurement; what is measured stays. */
    void stopMeasuring() {
        if (measuring != null) {
            measuring.cancel();
        }
    }

    /** Goes on with it. */
    void goOn() {
        measuring = null;
        measure();
    }

    boolean measures() {
        return measuring != null && !measuring.over();
    }

    /** Why there is no measurement and will be none. */
    Optional<Notice> problem() {
        return measuring == null
                ? Optional.ofNullable(problem)
                : measuring.failure().map(failure -> new Notice("attention.history.failed"));
    }

    /** Walks from a step to the last; from the first where it is at the last. */
    void walk(int from) {
        List<Integer> steps = ModelHistory.standard().steps();
        List<Integer> left = from == steps.getLast() ? steps : steps.subList(steps.indexOf(from), steps.size());
        stopWalk();
        walked = from;
        walk = visitor.listen(new Walk(left), this::tell);
    }

    /** Ends the walk where it is. */
    public void stopWalk() {
        if (walk != null) {
            walk.close();
        }
        walk = null;
    }

    boolean walks() {
        return walk != null && !walk.over();
    }

    /** Where the walk has come to since the last call. */
    public OptionalInt takeStep() {
        if (walk == null || walk.progress() == walked) {
            return OptionalInt.empty();
        }
        walked = walk.progress();
        untold = true;
        return OptionalInt.of(walked);
    }

    /** What is seen where the walk has just come to; once for each step. */
    public Optional<Snapshot> takeNews(ReadingSimulation stage) {
        boolean news = untold && fits(stage) && !stage.empty();
        untold = false;
        return news ? Optional.of(snapshot(stage)) : Optional.empty();
    }
}
