package org.languageplayground.transformer.folder;

import java.util.Map;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Target;

/** How one architecture's configuration and weights are named in a Hugging Face folder. */
interface Layout {

    static Layout of(Architecture architecture) {
        return architecture == Architecture.GPT2 ? new Gpt2Layout() : new BertLayout();
    }

    TransformerConfig config(JsonFile json);

    /** What stands before the names of a model that has a head. */
    String prefix();

    /** What the names of a block's weights start with, without prefix: "h.0.". */
    String block(int layer);

    /** The name, without prefix, of the linear layer that holds a target; a fused layer holds several. */
    String module(Target target, int layer);

    Weights weights(Map<String, Tensor> tensors, String label, TransformerConfig config);

    /** The keys of config.json. */
    Map<String, Object> json(Transformer model);

    /** The tensors under their names, in the order of the layers. */
    Map<String, Tensor> tensors(Weights weights);
}
