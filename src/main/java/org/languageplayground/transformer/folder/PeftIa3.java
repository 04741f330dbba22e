package org.languageplayground.transformer.folder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Ia3;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * (IA)³ in PEFT's format: {@code ia3_l} of a layer whose outputs are scaled is {@code [out][1]}, of one whose inputs are
 * scaled ("feedforward") {@code [1][in]}. GPT-2's fused layer has ones where the queries stand. A foreign file may scale the
 * queries as well: since a score is a product of both, their factors are then taken over to the keys.
 */
final class PeftIa3 {
    private static final String VECTOR = "ia3_l";

    private PeftIa3() {}

    static Map<String, byte[]> write(Ia3 ia3, TransformerConfig config, String baseName) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List<String> modules = new ArrayList<>();
        List<String> feedforward = new ArrayList<>();
        for (AdapterModule module : scaled(config)) {
            Ia3.Scaling scaling = ia3.scalings().get(module.layer());
            modules.add(module.name());
            String name = module.tensor(config.architecture(), VECTOR);
            if (module.targets().contains(Target.MLP_OUTPUT)) {
                feedforward.add(module.name());
                tensors.put(name, Tensor.of(scaling.hidden()));
            } else {
                Matrix outputs = Matrix.zeros(1, module.out(config));
                Arrays.fill(outputs.values(), 1);
                int width = config.width();
                for (int place = 0; place < module.targets().size(); place++) {
                    switch (module.targets().get(place)) {
                        case KEY -> scaling.key().slice().copyTo(outputs.slice(place * width, width));
                        case VALUE -> scaling.value().slice().copyTo(outputs.slice(place * width, width));
                        default -> {}
                    }
                }
                tensors.put(name, Tensor.of(outputs.transposed()));
            }
        }
        Map<String, Object> json = AdapterFiles.settings("IA3", config, baseName);
        json.put("target_modules", modules);
        json.put("feedforward_modules", feedforward);
        json.put("fan_in_fan_out", config.architecture() == Architecture.GPT2);
        json.put("modules_to_save", null);
        return AdapterFiles.files(json, tensors, Map.of());
    }

    private static List<AdapterModule> scaled(TransformerConfig config) {
        return AdapterModule.all(config).stream()
                .filter(module -> module.targets().contains(Target.KEY)
                        || module.targets().contains(Target.VALUE)
                        || module.targets().contains(Target.MLP_OUTPUT))
                .toList();
    }

    static Ia3 read(AdapterTensors tensors, TransformerConfig config, Weights base) {
        Ia3 ia3 = Ia3.of(base);
        for (AdapterModule module : AdapterModule.all(config)) {
            Ia3.Scaling scaling = ia3.scalings().get(module.layer());
            String name = tensors.name(module, config.architecture(), VECTOR);
            if (!tensors.has(name)) {
                continue;
            }
            if (module.targets().contains(Target.MLP_OUTPUT)) {
                multiply(
                        scaling.hidden(),
                        tensors.matrix(name, 1, config.hidden()).values(),
                        0);
            } else if (module.targets().getFirst().fused()) {
                float[] outputs = tensors.matrix(name, module.out(config), 1).values();
                for (int place = 0; place < module.targets().size(); place++) {
                    boolean value = module.targets().get(place) == Target.VALUE;
                    multiply(value ? scaling.value() : scaling.key(), outputs, place * config.width());
                }
            }
        }
        return ia3;
    }

    private static void multiply(Matrix vector, float[] factors, int from) {
        for (int i = 0; i < vector.columns(); i++) {
            vector.values()[i] *= factors[from + i];
        }
    }
}
