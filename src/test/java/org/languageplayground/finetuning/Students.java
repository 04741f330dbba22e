package org.languageplayground.finetuning;

import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TunedModels;
import org.languageplayground.finetuning.spectrum.RankExplorer;

/** Simulations as the application makes them; what they share is made once. */
final class Students {
    private static final TunedModels TUNED = new TunedModels(new ModelLibrary(""));

    private Students() {}

    static LoraSimulation simulation() {
        return new LoraSimulation(Training.none(), new RankExplorer(TUNED));
    }

    static LoraSimulations simulations() {
        return new LoraSimulations(Training.TINY, Training.POOL, TUNED);
    }
}
