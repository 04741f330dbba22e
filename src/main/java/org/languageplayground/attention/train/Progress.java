package org.languageplayground.attention.train;

import java.util.List;
import org.languageplayground.world.copying.CopyRun;
import org.languageplayground.world.copying.CopyState;

/**
 * How far a run is.
 *
 * @param steps that both models have made
 * @param measured both models at each measurement so far
 */
record Progress(int steps, List<CopyRun.Pair> measured) {

    static Progress of(CopyRun training) {
        return new Progress(training.steps(), training.measured());
    }

    /** The model with two layers at each measurement. */
    List<CopyState> two() {
        return measured.stream().map(CopyRun.Pair::two).toList();
    }

    /** The model with one layer at each measurement. */
    List<CopyState> one() {
        return measured.stream().map(CopyRun.Pair::one).toList();
    }

    /** Both at a step, or where they have not come so far, at the newest measurement. */
    CopyRun.Pair at(int step) {
        return measured.stream()
                .filter(pair -> pair.step() <= step)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
