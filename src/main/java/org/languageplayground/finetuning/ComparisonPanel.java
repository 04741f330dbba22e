package org.languageplayground.finetuning;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.languageplayground.finetuning.LoraReading.Cost;
import org.languageplayground.finetuning.calculator.MeasuredRun;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chart.ApexChart;

/** What each method trains and needs, by formula; and what others measured. */
final class ComparisonPanel extends Div {
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
    private final NumberTable measured = new NumberTable(
            getTranslation("lora.measured"),
            List.of(
                    getTranslation("lora.comparison.method"),
                    getTranslation("lora.measured.accuracy"),
                    getTranslation("lora.comparison.trained"),
                    getTranslation("lora.measured.memory"),
                    getTranslation("lora.measured.seconds"),
                    getTranslation("lora.measured.file")));
    private final Paragraph none = new Paragraph(getTranslation("lora.comparison.layer"));

    /** A panel with what was measured here beside what others measured. */
    ComparisonPanel(Component measuredHere) {
        chart.setLogarithmic();
        chart.setCompact();
        chart.setColors(List.of("--accent"));
        chart.setAxis(getTranslation("lora.comparison.axis"), 0);
        chart.setCaption(getTranslation("lora.comparison.caption"));
        none.addClassName("help");
        Paragraph about = new Paragraph(getTranslation(
                "lora.measured.text", MeasuredRun.PUBLISHED.size(), range("(IA)³"), range("Prefix"), range("Prompt")));
        table.setTextColumns(FORMULA_COLUMN);
        measured.setTextColumns(0);
        Div byOthers = new Div(
                new H3(getTranslation("lora.measured")),
                Origin.published(getTranslation("lora.measured.source"), MeasuredRun.SOURCE),
                about,
                measured);
        add(new Div(Origin.formula(), chart), new Div(Origin.formula(), table, none), measuredHere, byOthers);
    }

    /** The least and the greatest accuracy of a method's runs. */
    private String range(String method) {
        DoubleSummaryStatistics accuracy =
                MeasuredRun.of(method).mapToDouble(MeasuredRun::accuracy).summaryStatistics();
        return getTranslation("lora.measured.range", accuracy.getMin(), accuracy.getMax());
    }

    void show(LoraReading reading, LoraText text) {
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
                                text.formula(cost.method(), reading.state().rank())))
                        .toList(),
                -1);
        none.setVisible(!reading.whole());
        measured.show(
                MeasuredRun.PUBLISHED.stream()
                        .map(run -> List.of(
                                run.settings().isEmpty() ? run.method() : run.method() + ", " + run.settings(),
                                text.number(run.accuracy(), 1),
                                text.number(run.trained()),
                                text.number(run.memory(), 1),
                                text.number(run.seconds()),
                                text.number(run.file())))
                        .toList(),
                -1);
    }
}
