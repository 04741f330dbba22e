package org.languageplayground.finetuning.why;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.TreeSet;
import org.languageplayground.finetuning.calculator.LoraPlan;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;

/** α/r beside α/√r, at the current rank and at others. */
final class ScaleTable extends Div {
    private static final List<Integer> RANKS = List.of(1, 2, 4, 8, 16, 32, 64, 128, 256);

    private final NumberTable table = new NumberTable(
            getTranslation("lora.scales"),
            List.of(
                    getTranslation("lora.rank"),
                    getTranslation("lora.stat.scale"),
                    getTranslation("lora.scales.stable")));

    ScaleTable() {
        Paragraph meaning = new Paragraph(getTranslation("lora.scales.meaning"));
        meaning.addClassName("apex-caption");
        add(Origin.formula(), table, meaning);
    }

    void show(LoraPlan plan, WhyText text) {
        TreeSet<Integer> ranks = new TreeSet<>(RANKS);
        ranks.add(plan.rank());
        table.show(
                ranks.stream()
                        .map(rank -> List.of(
                                text.number(rank), text.factor(plan.scale(rank)), text.factor(plan.stableScale(rank))))
                        .toList(),
                ranks.headSet(plan.rank()).size());
    }
}
