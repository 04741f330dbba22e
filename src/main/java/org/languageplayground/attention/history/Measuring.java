package org.languageplayground.attention.history;

import java.util.Optional;
import org.languageplayground.compute.Work;
import org.languageplayground.world.history.ModelHistory.Checkpoint;

/** Measures one checkpoint after another; its progress is how many are done. */
final class Measuring implements Work<Integer, Void> {
    /** Weights of one checkpoint, and the attention of some texts. */
    private static final long BYTES = 8 << 20;

    private final Checkpoints checkpoints;

    Measuring(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Override
    public boolean step() {
        Optional<Checkpoint> next = checkpoints.next();
        next.ifPresent(checkpoints::measure);
        return next.isPresent();
    }

    @Override
    public Integer progress() {
        return checkpoints.measured();
    }

    @Override
    public Void outcome() {
        return null;
    }

    @Override
    public long bytes() {
        return BYTES;
    }
}
