package org.languageplayground.finetuning.category;

import java.util.Set;
import java.util.SplittableRandom;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.adapter.LoraSettings;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.adapter.UpperLayers;

/** How much of the encoder learns a category, each way with the learning rate that suits it. */
public enum CategoryMethod {
    /** The head alone; the encoder stays as it is. */
    HEAD(3e-2),
    /** The head, and low-rank changes of queries and values, as PEFT adapts BERT. */
    LORA(1e-3),
    /** The head, and every weight of the trained layers. */
    FULL(3e-5);

    /** The learning rate of the head, whatever else learns. */
    static final float HEAD_RATE = 3e-2f;

    private final double usualRate;

    CategoryMethod(double usualRate) {
        this.usualRate = usualRate;
    }

    /** The learning rate that suits it. */
    double usualRate() {
        return usualRate;
    }

    /** The first block that it changes, given how many are trained from the top; the number of blocks where it changes none. */
    int first(int blocks, int layers) {
        return this == HEAD ? blocks : blocks - layers;
    }

    /**
     * What is trained beside the head, untrained yet; of the head alone, changes of no matrix.
     *
     * @throws IllegalArgumentException if the rank does not fit the model
     */
    Adaptation adaptation(Transformer base, CategorySettings settings) {
        int first = first(base.config().layers(), settings.layers());
        if (this == FULL) {
            return UpperLayers.of(base.weights(), first);
        }
        LoraSettings lora =
                new LoraSettings(settings.rank(), settings.alpha(), false, Set.of(Target.QUERY, Target.VALUE));
        return Lora.of(base::weights, lora, new SplittableRandom(settings.seed()))
                .from(first);
    }
}
