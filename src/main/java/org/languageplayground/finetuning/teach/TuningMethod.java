package org.languageplayground.finetuning.teach;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.BitFit;
import org.languageplayground.transformer.adapter.Dora;
import org.languageplayground.transformer.adapter.FullFineTuning;
import org.languageplayground.transformer.adapter.HoulsbyAdapters;
import org.languageplayground.transformer.adapter.Ia3;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.adapter.LoraSettings;
import org.languageplayground.transformer.adapter.PrefixTuning;
import org.languageplayground.transformer.quantization.FourBitType;
import org.languageplayground.transformer.quantization.QuantizedWeights;
import org.languageplayground.world.language.Vocabulary;

/** A way to fine-tune the tiny model, each with the learning rate that suits it. */
public enum TuningMethod {
    FULL(1e-3),
    LORA(3e-3),
    RSLORA(1e-3),
    DORA(3e-3),
    QLORA(3e-3),
    PREFIX(5e-2),
    ADAPTERS(5e-3),
    BITFIT(1e-2),
    IA3(3e-2);

    /** How many virtual tokens a prefix has. */
    public static final int VIRTUAL_TOKENS = 20;

    private static final String PREFIX_TEXT =
            "what people know about each country of the world : its capital , river , mountain , language , money and animal";

    private final double usualRate;

    TuningMethod(double usualRate) {
        this.usualRate = usualRate;
    }

    /** The learning rate that suits the method on the tiny model. */
    public double usualRate() {
        return usualRate;
    }

    /** Whether α and the adapted matrices count for it, and the rank as that of a change. */
    public boolean lowRank() {
        return this == LORA || this == RSLORA || this == DORA || this == QLORA;
    }

    /** Whether the rank counts for it: that of a change, or the width of a bottleneck. */
    boolean ranked() {
        return lowRank() || this == ADAPTERS;
    }

    /** Whether it answers as the base does before its first step: a prefix and a quantized base change answers at once. */
    boolean startsAsBase() {
        return this != PREFIX && this != QLORA;
    }

    /**
     * What is trained, untrained yet.
     *
     * @throws IllegalArgumentException if rank, α or targets do not fit the model
     */
    Adaptation adaptation(Transformer base, RunSettings settings) {
        RandomGenerator random = new SplittableRandom(settings.choices().seed());
        return switch (this) {
            case FULL -> FullFineTuning.of(base);
            case LORA, RSLORA -> Lora.of(base::weights, lora(settings), random);
            case DORA -> Dora.of(base::weights, lora(settings), random);
            case QLORA ->
                Lora.of(new QuantizedWeights(base.weights(), FourBitType.NORMAL_FLOAT, true), lora(settings), random);
            case PREFIX ->
                PrefixTuning.of(base, Arrays.copyOf(Vocabulary.standard().encode(PREFIX_TEXT), VIRTUAL_TOKENS));
            case ADAPTERS -> HoulsbyAdapters.of(base.weights(), settings.rank(), random);
            case BITFIT -> BitFit.of(base.weights());
            case IA3 -> Ia3.of(base.weights());
        };
    }

    private LoraSettings lora(RunSettings settings) {
        return new LoraSettings(
                settings.rank(),
                settings.alpha(),
                this == RSLORA,
                settings.choices().targets());
    }
}
