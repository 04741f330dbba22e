package org.languageplayground.finetuning.why;

import java.util.LinkedHashMap;
import java.util.Map;
import org.languageplayground.finetuning.why.EncoderExplorer.Place;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.folder.Tensor;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.ModelFiles;

/** The encoder's matrix that is looked at, and what training changed of it. */
final class EncoderCheck {
    private EncoderCheck() {}

    static CheckFile<Simulation> file(EncoderExplorer explorer) {
        return new CheckFile<>(
                "lora.check.encoder.matrix.",
                "encoder-matrix.safetensors",
                simulation -> explorer.possible(),
                simulation -> {
                    int layer = simulation.get(WhyFields.ENCODER_LAYER) - 1;
                    Target target = simulation.get(WhyFields.ENCODER_MATRIX);
                    Map<String, Tensor> tensors = new LinkedHashMap<>();
                    tensors.put("weight", Tensor.of(explorer.matrix(new Place(layer, target, false))));
                    if (explorer.changed(layer, target)) {
                        tensors.put("change", Tensor.of(explorer.matrix(new Place(layer, target, true))));
                    }
                    return ModelFiles.tensors(tensors);
                });
    }
}
