package org.languageplayground.transformer.folder;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.adapter.Target;

/**
 * A linear layer as a model's file names it.
 *
 * @param name without the model's prefix, such as {@code h.0.attn.c_attn}
 * @param targets what it holds side by side: query, key and value in GPT-2's fused layer, one target elsewhere
 */
record AdapterModule(String name, int layer, List<Target> targets) {

    /** All linear layers of the blocks, layer after layer. */
    static List<AdapterModule> all(TransformerConfig config) {
        Layout layout = Layout.of(config.architecture());
        List<AdapterModule> all = new ArrayList<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            Map<String, List<Target>> named = new LinkedHashMap<>();
            for (Target target : EnumSet.allOf(Target.class)) {
                named.computeIfAbsent(layout.module(target, layer), name -> new ArrayList<>())
                        .add(target);
            }
            int own = layer;
            named.forEach((name, targets) -> all.add(new AdapterModule(name, own, List.copyOf(targets))));
        }
        return all;
    }

    /** Numbers that go in. */
    int in(TransformerConfig config) {
        return targets.getFirst() == Target.MLP_OUTPUT ? config.hidden() : config.width();
    }

    /** Numbers that one of its targets gives out. */
    int outOfOne(TransformerConfig config) {
        return targets.getFirst() == Target.MLP_INPUT ? config.hidden() : config.width();
    }

    /** Numbers that it gives out. */
    int out(TransformerConfig config) {
        return targets.size() * outOfOne(config);
    }

    /** What it is called in a model with a head, and in one without. */
    List<String> names(Architecture architecture) {
        return List.of(Layout.of(architecture).prefix() + name, name);
    }

    /** The name of one of its tensors in an adapter's file, as PEFT writes it. */
    String tensor(Architecture architecture, String what) {
        return AdapterTensors.PREFIX + Layout.of(architecture).prefix() + name + "." + what;
    }
}
