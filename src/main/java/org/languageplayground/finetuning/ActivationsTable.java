package org.languageplayground.finetuning;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.languageplayground.ui.NumberTable;

/** The activations part by part: each is the product of its row and the number of tokens. */
final class ActivationsTable extends Div {
    private final NumberTable table = new NumberTable(
            getTranslation("lora.kept"),
            List.of(getTranslation("lora.kept.columns").split(" \\| ")));

    ActivationsTable() {
        table.setTextColumns(0);
        Paragraph caption = new Paragraph(getTranslation("lora.kept.caption"));
        caption.addClassName("apex-caption");
        add(table, caption);
    }

    void show(LoraReading reading, LoraText text) {
        table.show(
                reading.memory().activations().parts().stream()
                        .map(part -> List.of(
                                text.kept(part.kind(), reading),
                                text.number(part.blocks()),
                                text.number(part.numbers()),
                                text.number(part.bytesEach()),
                                text.bytes(part.bytes())))
                        .toList(),
                -1);
    }
}
