package org.languageplayground.attention.history;

import java.util.List;
import org.languageplayground.compute.Work;

/** Goes from one checkpoint to the next, so slowly that one sees each; its progress is the step it has come to. */
final class Walk implements Work<Integer, Void> {
    private static final int PAUSE_MILLISECONDS = 1_200;

    private final List<Integer> steps;
    private int place;

    /** Through these steps, of which the first is there at once. */
    Walk(List<Integer> steps) {
        this.steps = steps;
    }

    @Override
    public boolean step() throws InterruptedException {
        if (place == steps.size() - 1) {
            return false;
        }
        Thread.sleep(PAUSE_MILLISECONDS);
        place++;
        return place < steps.size() - 1;
    }

    @Override
    public Integer progress() {
        return steps.get(place);
    }

    @Override
    public Void outcome() {
        return null;
    }
}
