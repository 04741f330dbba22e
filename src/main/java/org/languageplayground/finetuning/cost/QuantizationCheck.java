package org.languageplayground.finetuning.cost;

import java.util.List;
import java.util.Map;
import org.languageplayground.compute.QuantizationEffects;
import org.languageplayground.compute.QuantizationEffects.Effect;
import org.languageplayground.finetuning.cost.QuantizationExplorer.Fit;
import org.languageplayground.finetuning.cost.QuantizationExplorer.Reading;
import org.languageplayground.transformer.folder.Tensor;
import org.languageplayground.transformer.quantization.FourBitType;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;
import org.languageplayground.ui.check.ModelFiles;

/** What the numbers on 4-bit matrices are made from: the matrix, the model that it belongs to, and the questions put to it. */
final class QuantizationCheck {
    private final QuantizationExplorer explorer;

    QuantizationCheck(QuantizationExplorer explorer) {
        this.explorer = explorer;
    }

    List<CheckFile<Simulation>> files() {
        return List.of(
                new CheckFile<>("lora.check.quantised.", "quantised.json", this::numbers),
                new CheckFile<>("lora.check.quantised.matrix.", "matrix.safetensors", this::matrix),
                new CheckFile<>("lora.check.quantised.model.", "quantised.zip", this::model));
    }

    private Reading reading(Simulation simulation) {
        return explorer.reading(simulation.get(CostFields.PLACE), simulation.get(CostFields.TYPE));
    }

    /**
     * The numbers in full.
     *
     * @param layer from 0
     * @param matrix "query" stands for query, key and value, which are one matrix
     * @param histogram how many numbers each level stands for
     * @param entropy of the codes, in bits
     * @param effects what has been measured so far, in the order of {@code fits}
     */
    private record Numbers(
            int layer,
            String matrix,
            FourBitType type,
            float[] levels,
            int[] histogram,
            double entropy,
            List<Fit> fits,
            List<Effect> effects) {}

    private Content numbers(Simulation simulation) {
        Reading reading = reading(simulation);
        return Content.json(new Numbers(
                reading.place().layer(),
                reading.place().key(),
                reading.type(),
                reading.type().levels(),
                reading.histogram(),
                reading.entropy(),
                reading.fits(),
                explorer.measured()));
    }

    /** As it is shipped, {@code [in][out]}. */
    private Content matrix(Simulation simulation) {
        return ModelFiles.tensors(Map.of("weight", Tensor.of(reading(simulation).weight())));
    }

    private Content model(Simulation simulation) {
        Map<String, Content> files = ModelFiles.of(explorer.folder());
        files.put("exam.json", Content.json(QuantizationEffects.questions().asked()));
        return Content.zip(files);
    }
}
