package org.languageplayground.finetuning;

import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.QuantizationEffects;
import org.languageplayground.compute.TunedModels;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.finetuning.category.CategoryTraining;
import org.languageplayground.finetuning.category.EncoderBits;
import org.languageplayground.finetuning.cost.QuantizationExplorer;
import org.languageplayground.finetuning.unknown.RlhfSimulation;
import org.languageplayground.finetuning.why.EncoderExplorer;
import org.languageplayground.finetuning.why.RankExplorer;

/** Simulations as the application makes them; what they share is made once. */
final class Students {
    private static final ModelLibrary LIBRARY = new ModelLibrary("", false);
    private static final TunedModels TUNED = new TunedModels(LIBRARY);
    static final QuantizationEffects EFFECTS =
            new QuantizationEffects(LIBRARY, new WorkerPool(1, 10), Visitors.memory());

    private Students() {}

    static final EncoderBits BITS = new EncoderBits(Training.ENGLISH, new WorkerPool(1, 10), Visitors.memory());

    static LoraSimulation simulation() {
        CategoryTraining categories = Training.noCategories();
        return new LoraSimulation(
                Training.none(),
                categories,
                new RankExplorer(TUNED, Visitors.of(Training.POOL)),
                new EncoderExplorer(categories, Visitors.of(Training.POOL)),
                BITS,
                new QuantizationExplorer(EFFECTS),
                new RlhfSimulation(EFFECTS::base, Visitors.of(Training.POOL)));
    }

    static LoraSimulations simulations() {
        return new LoraSimulations(Training.TINY, Training.ENGLISH, BITS, Visitors.of(Training.POOL), TUNED, EFFECTS);
    }
}
