package org.languageplayground.finetuning.cost;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.languageplayground.finetuning.cost.CostReading.Cost;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chart.ApexChart;

/** What each method trains and needs, by formula. */
final class MethodComparison extends Div {
    private static final int FORMULA_COLUMN = 5;

    private final ApexChart chart =
            new ApexChart(getTranslation("lora.comparison"), "method-comparison", ApexChart.Type.BAR);
    private final NumberTable table = new NumberTable(
            getTranslation("lora.comparison"),
            List.of(
                    getTranslation("lora.comparison.method"),
                    getTranslation("lora.comparison.trained"),
                    getTranslation("lora.comparison.percent"),
                    getTranslation("lora.comparison.memory"),
                    getTranslation("lora.comparison.activations"),
                    getTranslation("lora.comparison.formula")));

    MethodComparison() {
        chart.setLogarithmic();
        chart.setCompact();
        chart.setColors(List.of("--accent"));
        chart.setAxis(getTranslation("lora.comparison.axis"), 0);
        chart.setCaption(getTranslation("lora.comparison.caption"));
        table.setTextColumns(FORMULA_COLUMN);
        add(Origin.formula(), table);
    }

    /** The counts drawn; the picture stands elsewhere on the tab. */
    ApexChart chart() {
        return chart;
    }

    void show(CostReading reading, CostText text) {
        List<Cost> costs = reading.comparison();
        List<Cost> drawn = costs.stream().filter(cost -> cost.trained() > 0).toList();
        chart.show(
                drawn.stream().map(cost -> text.method(cost.method())).toList(),
                List.of(new ApexChart.Series(
                        getTranslation("lora.comparison.axis"),
                        drawn.stream().map(Cost::trained).toList())));
        table.show(
                costs.stream()
                        .map(cost -> List.of(
                                text.method(cost.method()),
                                text.number(cost.trained()),
                                text.ofAll(cost.percent()),
                                text.bytes(cost.memory().total()),
                                text.bytes(cost.memory().activations().total()),
                                text.formula(cost.method(), reading.plan().rank())))
                        .toList(),
                -1);
    }
}
