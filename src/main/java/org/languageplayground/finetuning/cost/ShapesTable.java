package org.languageplayground.finetuning.cost;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.languageplayground.finetuning.calculator.TrainableParameters;
import org.languageplayground.finetuning.calculator.WeightMatrix;
import org.languageplayground.ui.NumberTable;

/** The picture of one adapted matrix, and the shapes of all of them. */
final class ShapesPanel extends Div {
    private final LoraPicture picture = new LoraPicture(getTranslation("lora.picture"));
    private final NumberTable table = new NumberTable(
            getTranslation("lora.shapes"),
            List.of(
                    getTranslation("lora.shapes.matrix"),
                    getTranslation("lora.shapes.shape"),
                    getTranslation("lora.shapes.copies"),
                    getTranslation("lora.shapes.all")));
    private final Text note = new Text("");

    ShapesPanel() {
        Paragraph caption = new Paragraph(getTranslation("lora.picture.caption"));
        caption.addClassName("apex-caption");
        Paragraph help = new Paragraph(note);
        help.addClassName("help");
        add(picture, caption, table, help);
    }

    void show(LoraReading reading, LoraText text) {
        List<WeightMatrix> adapted = reading.adapted();
        picture.setVisible(!adapted.isEmpty());
        table.setVisible(!adapted.isEmpty());
        if (!adapted.isEmpty()) {
            WeightMatrix drawn = adapted.getFirst();
            picture.show(
                    text.name(drawn, reading),
                    drawn,
                    reading.state().rank(),
                    text.factor(reading.scale()),
                    text.picture(drawn, reading));
        }
        table.show(adapted.stream().map(matrix -> row(matrix, reading, text)).toList(), -1);
        note.setText(adapted.isEmpty() ? text.trained(reading) : text.shapesNote(reading));
    }

    private static List<String> row(WeightMatrix matrix, LoraReading reading, LoraText text) {
        return List.of(
                text.name(matrix, reading),
                text.number(matrix.outputs()) + " × " + text.number(matrix.inputs()),
                text.number(matrix.copies()),
                text.number(TrainableParameters.lora(
                        List.of(matrix), reading.state().rank())));
    }
}
