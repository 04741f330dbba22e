package org.languageplayground.attention.history;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.world.history.CheckpointScore;
import org.languageplayground.world.history.ModelHistory;
import org.languageplayground.world.history.ModelHistory.Checkpoint;
import org.languageplayground.world.history.Sitting;
import org.springframework.stereotype.Service;

/** The checkpoints of the shipped history and what was measured at them, the same for all: whoever waits for a measurement helps on with it. */
@Service
public class Checkpoints {
    private final Map<Integer, SoftReference<Transformer>> models = new ConcurrentHashMap<>();
    private final Map<Integer, Sitting> sittings = new ConcurrentHashMap<>();
    private final NavigableMap<Integer, CheckpointScore> scores = new ConcurrentSkipListMap<>();

    /** The weights at a step; read again where there was no memory to keep them. */
    Transformer model(Checkpoint checkpoint) {
        SoftReference<Transformer> kept = models.get(checkpoint.step());
        Transformer model = kept == null ? null : kept.get();
        if (model == null) {
            model = checkpoint.load();
            models.put(checkpoint.step(), new SoftReference<>(model));
        }
        return model;
    }

    /** What is measured so far, by step. */
    NavigableMap<Integer, CheckpointScore> scores() {
        return scores;
    }

    /** How many checkpoints are measured. */
    public int measured() {
        return scores.size();
    }

    /** The first checkpoint that is not measured. */
    Optional<Checkpoint> next() {
        return ModelHistory.standard().checkpoints().stream()
                .filter(checkpoint -> !scores.containsKey(checkpoint.step()))
                .findFirst();
    }

    /** Goes on with the measurement of a checkpoint, unless somebody has just ended it. */
    void measure(Checkpoint checkpoint) {
        Sitting sitting = sittings.computeIfAbsent(
                checkpoint.step(), step -> scores.containsKey(step) ? null : new Sitting(checkpoint));
        if (sitting == null) {
            return;
        }
        sitting.step();
        sitting.score().ifPresent(score -> {
            scores.put(checkpoint.step(), score);
            sittings.remove(checkpoint.step());
        });
    }
}
