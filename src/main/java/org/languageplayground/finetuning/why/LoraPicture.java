package org.languageplayground.finetuning.why;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Map;
import org.languageplayground.finetuning.calculator.WeightMatrix;

/** "LoRA architecture": a weight matrix, and A and B beside it, drawn to scale. */
@Tag("lora-picture")
@JsModule("./elements/lora-picture.ts")
class LoraPicture extends Component {

    LoraPicture(String name) {
        getElement().setProperty("name", name);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        getElement()
                .setPropertyMap(
                        "strings",
                        Map.of(
                                "frozen", getTranslation("lora.picture.frozen"),
                                "random", getTranslation("lora.picture.random"),
                                "zero", getTranslation("lora.picture.zero"),
                                "svg", getTranslation("ui.figure.svg")));
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
