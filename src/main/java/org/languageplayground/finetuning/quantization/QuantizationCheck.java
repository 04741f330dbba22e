package org.languageplayground.finetuning.quantization;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.languageplayground.compute.QuantizationEffects;
import org.languageplayground.compute.QuantizationEffects.Effect;
import org.languageplayground.finetuning.quantization.QuantizationExplorer.Fit;
import org.languageplayground.finetuning.quantization.QuantizationExplorer.Reading;
import org.languageplayground.transformer.folder.Tensor;
import org.languageplayground.transformer.quantization.FourBitType;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.CheckThis;
import org.languageplayground.ui.check.Content;
import org.languageplayground.ui.check.Displayed;
import org.languageplayground.ui.check.ModelFiles;

/** What the numbers on 4-bit matrices are made from: the matrix, the model that it belongs to, and the questions put to it. */
final class QuantizationCheck {
    private final Component panel;
    private final Supplier<QuantizationExplorer> explorer;

    private QuantizationCheck(Component panel, Supplier<QuantizationExplorer> explorer) {
        this.panel = panel;
        this.explorer = explorer;
    }

    /** Links to the files of a panel. */
    static CheckThis of(Component panel, Supplier<QuantizationExplorer> explorer) {
        QuantizationCheck check = new QuantizationCheck(panel, explorer);
        return new CheckThis(
                new CheckFile("lora.check.quantised.", "quantised.json", check::numbers),
                new CheckFile("lora.check.quantised.matrix.", "matrix.safetensors", check::matrix),
                new CheckFile("lora.check.quantised.model.", "quantised.zip", check::model));
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
            Displayed displayed,
            int layer,
            String matrix,
            FourBitType type,
            float[] levels,
            int[] histogram,
            double entropy,
            List<Fit> fits,
            List<Effect> effects) {}

    private Content numbers() {
        Reading reading = explorer.get().reading();
        QuantizationState state = reading.state();
        return Content.json(new Numbers(
                Displayed.in(panel),
                state.place().layer(),
                state.place().key(),
                state.type(),
                state.type().levels(),
                reading.histogram(),
                reading.entropy(),
                reading.fits(),
                explorer.get().effects().measured()));
    }

    /** As it is shipped, {@code [in][out]}. */
    private Content matrix() {
        return ModelFiles.tensors(
                Map.of("weight", Tensor.of(explorer.get().reading().weight())));
    }

    private Content model() {
        QuantizationEffects effects = explorer.get().effects();
        Map<String, Content> files = ModelFiles.of(effects.folder());
        files.put("exam.json", Content.json(QuantizationEffects.questions().asked()));
        return Content.zip(files);
    }
}
