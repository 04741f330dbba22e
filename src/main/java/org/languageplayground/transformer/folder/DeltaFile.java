package org.languageplayground.transformer.folder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.languageplayground.transformer.BlockWeights;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.HoulsbyAdapters;
import org.languageplayground.transformer.layer.BottleneckWeights;
import org.languageplayground.transformer.layer.LinearWeights;

/**
 * What full fine-tuning and BitFit changed, tensor by tensor under the model's own names: trained minus base. Tensors that did
 * not change are left out. Houlsby's bottlenecks are what was added, so they stand as they are, weights as {@code [out][in]}.
 */
final class DeltaFile {
    static final String FULL = "full-fine-tuning";
    static final String BIT_FIT = "bitfit";
    private static final String METHOD = "method";

    private DeltaFile() {}

    static Map<String, byte[]> write(String method, Weights trained, Transformer base) {
        Layout layout = Layout.of(base.config().architecture());
        Map<String, Tensor> before = layout.tensors(base.weights());
        Map<String, Tensor> deltas = new LinkedHashMap<>();
        layout.tensors(trained).forEach((name, after) -> {
            if (!after.equals(before.get(name))) {
                deltas.put(name, difference(after, before.get(name)));
            }
        });
        return Map.of(method + "-delta.safetensors", AdapterFiles.bytes(deltas, Map.of(METHOD, method)));
    }

    /** The base with the differences of full fine-tuning or BitFit added. */
    static Weights read(AdapterTensors deltas, String label, Transformer base) {
        if (!List.of(FULL, BIT_FIT).contains(deltas.note(METHOD))) {
            throw new ModelFolderException(label, "does not say that it holds the differences to a base");
        }
        Layout layout = Layout.of(base.config().architecture());
        Map<String, Tensor> sums = new LinkedHashMap<>();
        layout.tensors(base.weights())
                .forEach((name, before) ->
                        sums.put(name, deltas.has(name) ? sum(before, deltas.take(name, before.shape())) : before));
        deltas.requireNoRest();
        return layout.weights(sums, label, base.config());
    }

    private static Tensor sum(Tensor before, float... delta) {
        float[] values = before.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += delta[i];
        }
        return new Tensor(before.shape(), values);
    }

    private static Tensor difference(Tensor after, Tensor before) {
        float[] values = after.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] -= before.values()[i];
        }
        return new Tensor(after.shape(), values);
    }

    static Map<String, byte[]> write(HoulsbyAdapters houlsby, Transformer base) {
        Layout layout = Layout.of(base.config().architecture());
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List<BlockWeights> blocks = houlsby.effective().blocks();
        for (int layer = 0; layer < blocks.size(); layer++) {
            String name = layout.prefix() + layout.block(layer);
            put(tensors, name + "attention_adapter.", blocks.get(layer).attentionAdapter());
            put(tensors, name + "mlp_adapter.", blocks.get(layer).mlpAdapter());
        }
        return Map.of("houlsby-adapters.safetensors", AdapterFiles.bytes(tensors, Map.of(METHOD, "houlsby")));
    }

    private static void put(Map<String, Tensor> tensors, String name, BottleneckWeights adapter) {
        put(tensors, name + "down", adapter.down());
        put(tensors, name + "up", adapter.up());
    }

    private static void put(Map<String, Tensor> tensors, String name, LinearWeights linear) {
        tensors.put(name + ".weight", Tensor.of(linear.weight().transposed()));
        tensors.put(name + ".bias", Tensor.row(linear.bias().values()));
    }
}
