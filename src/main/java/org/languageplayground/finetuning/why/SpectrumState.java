package org.languageplayground.finetuning.why;

import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.world.tuning.TunedRun;

/**
 * Which change is looked at.
 *
 * @param run the rank of a shipped LoRA run, {@link TunedRun#FULL} or {@link WhyFields#OWN}
 * @param layer from 0
 */
record SpectrumState(int run, int layer, Target target) {

    /** What is set on the tab. */
    static SpectrumState of(State state) {
        return new SpectrumState(
                state.get(WhyFields.CHANGE), state.get(WhyFields.LAYER) - 1, state.get(WhyFields.MATRIX));
    }

    boolean own() {
        return run == WhyFields.OWN;
    }
}
