package org.languageplayground.finetuning.why;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Map;
import org.languageplayground.finetuning.calculator.WeightMatrix;
import org.languageplayground.ui.Words;
import org.languageplayground.ui.chart.Figure;

/** "LoRA architecture": a weight matrix, and A and B beside it, drawn to scale. */
@Tag("lora-picture")
@JsModule("./elements/lora-picture.ts")
class LoraPicture extends Figure {

    LoraPicture(String name) {
        super(name, "lora-architecture");
    }

    @Override
    protected Map<String, String> words() {
        return Words.of(this, "lora.picture.", "frozen", "random", "zero", "rows", "columns", "parameters");
    }

    /** Draws one matrix with its adapter; the description says the same in words. */
    void show(String name, WeightMatrix matrix, int rank, String scale, String description) {
        getElement().setProperty("matrix", name);
        getElement().setProperty("outputs", matrix.outputs());
        getElement().setProperty("inputs", matrix.inputs());
        getElement().setProperty("rank", rank);
        getElement().setProperty("scale", scale);
        getElement().setProperty("description", description);
    }
}
