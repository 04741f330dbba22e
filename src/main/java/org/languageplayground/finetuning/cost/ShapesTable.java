package org.languageplayground.finetuning.cost;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.languageplayground.finetuning.calculator.TrainableParameters;
import org.languageplayground.finetuning.calculator.WeightMatrix;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;

/** The shapes of all adapted matrices, and how many numbers they get. */
final class ShapesTable extends Div {
    private final NumberTable table = new NumberTable(
            getTranslation("lora.shapes"),
            List.of(
                    getTranslation("lora.shapes.matrix"),
                    getTranslation("lora.shapes.shape"),
                    getTranslation("lora.shapes.copies"),
                    getTranslation("lora.shapes.all")));
    private final Text note = new Text("");

    ShapesTable() {
        Paragraph help = new Paragraph(note);
        help.addClassName("help");
        add(Origin.formula(), table, help);
    }

    void show(CostReading reading, CostText text) {
        List<WeightMatrix> adapted = reading.plan().adapted();
        table.setVisible(!adapted.isEmpty());
        table.show(adapted.stream().map(matrix -> row(matrix, reading, text)).toList(), -1);
        note.setText(adapted.isEmpty() ? text.trained(reading) : text.shapesNote(reading));
    }

    private static List<String> row(WeightMatrix matrix, CostReading reading, CostText text) {
        return List.of(
                text.name(matrix, reading),
                text.number(matrix.outputs()) + " × " + text.number(matrix.inputs()),
                text.number(matrix.copies()),
                text.number(
                        TrainableParameters.lora(List.of(matrix), reading.plan().rank())));
    }
}
