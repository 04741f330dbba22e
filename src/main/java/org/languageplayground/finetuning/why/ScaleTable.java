package org.languageplayground.finetuning.why;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.TreeSet;
import org.languageplayground.ui.NumberTable;

/** α/r beside α/√r, at the current rank and at others. */
final class ScalePanel extends Div {
    private static final List<Integer> RANKS = List.of(1, 2, 4, 8, 16, 32, 64, 128, 256);

    private final Text explained = new Text("");
    private final NumberTable table = new NumberTable(
            getTranslation("lora.scales"),
            List.of(
                    getTranslation("lora.rank"),
                    getTranslation("lora.stat.scale"),
                    getTranslation("lora.scales.stable")));

    ScalePanel() {
        Paragraph meaning = new Paragraph(getTranslation("lora.scales.meaning"));
        meaning.addClassName("apex-caption");
        addClassName("beside");
        add(new Div(new Paragraph(explained), meaning), table);
    }

    void show(LoraReading reading, LoraText text) {
        explained.setText(text.scales(reading));
        TreeSet<Integer> ranks = new TreeSet<>(RANKS);
        ranks.add(reading.state().rank());
        table.show(
                ranks.stream()
                        .map(rank -> List.of(
                                text.number(rank),
                                text.factor(reading.scale(rank)),
                                text.factor(reading.stableScale(rank))))
                        .toList(),
                ranks.headSet(reading.state().rank()).size());
    }
}
