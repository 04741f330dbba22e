package org.languageplayground.transformer.adapter;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.quantization.FourBitType;
import org.languageplayground.transformer.quantization.QuantizedWeights;

/** Every method on a model, for tests. */
public final class Adaptations {
    private static final Set<Target> SOME = EnumSet.of(Target.QUERY, Target.VALUE, Target.MLP_OUTPUT);
    private static final Set<Target> ALL = EnumSet.allOf(Target.class);

    private Adaptations() {}

    /** All methods, untrained, by name. */
    public static Map<String, Adaptation> untrained(Transformer model) {
        Weights base = model.weights();
        Map<String, Adaptation> all = new LinkedHashMap<>();
        all.put("full", FullFineTuning.of(model));
        all.put("LoRA", Lora.of(() -> base, new LoraSettings(2, 3, false, ALL), new Random(1)));
        all.put("rsLoRA", Lora.of(() -> base, new LoraSettings(3, 4, true, SOME), new Random(2)));
        all.put("DoRA", Dora.of(() -> base, new LoraSettings(2, 3, false, SOME), new Random(3)));
        all.put(
                "QLoRA",
                Lora.of(
                        new QuantizedWeights(base, FourBitType.NORMAL_FLOAT, true),
                        new LoraSettings(2, 3, false, SOME),
                        new Random(4)));
        all.put("prefix", PrefixTuning.of(model, 1, 2));
        all.put("Houlsby", HoulsbyAdapters.of(base, 3, new Random(5)));
        all.put("BitFit", BitFit.of(base));
        all.put("(IA)3", Ia3.of(base));
        return all;
    }

    /** Moves every trained number a little, as training would. */
    public static void disturb(Adaptation adaptation, long seed) {
        Random random = new Random(seed);
        for (Matrix matrix : adaptation.trained()) {
            for (int i = 0; i < matrix.values().length; i++) {
                matrix.values()[i] += (float) (0.2 * random.nextGaussian());
            }
        }
    }
}
