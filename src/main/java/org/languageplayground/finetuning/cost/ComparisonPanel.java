package org.languageplayground.finetuning.cost;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.languageplayground.finetuning.LoraReading.Cost;
import org.languageplayground.finetuning.calculator.MeasuredRun;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.chart.ApexChart;

/** What each method trains and needs, by formula; and what others measured. */
final class ComparisonPanel extends Div {
    private static final String MEASURED_AT =
            "https://github.com/huggingface/peft/tree/main/method_comparison/MetaMathQA";

    private static final int FORMULA_COLUMN = 4;

    private final ApexChart chart =
            new ApexChart(getTranslation("lora.comparison"), "method-comparison", ApexChart.Type.BAR);
    private final NumberTable table = new NumberTable(
            getTranslation("lora.comparison"),
            List.of(
                    getTranslation("lora.comparison.method"),
                    getTranslation("lora.comparison.trained"),
                    getTranslation("lora.comparison.percent"),
                    getTranslation("lora.comparison.memory"),
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
        Paragraph about = new Paragraph(getTranslation("lora.measured.text") + " ");
        Anchor source = new Anchor(MEASURED_AT, getTranslation("lora.measured.source"));
        source.setTarget("_blank");
        source.getElement().setAttribute("rel", "noopener noreferrer");
        about.add(source);
        table.setTextColumns(FORMULA_COLUMN);
        measured.setTextColumns(0);
        Div byFormula = new Div(new Div(chart), new Div(table, none));
        byFormula.addClassNames("beside", "wide");
        Div byOthers = new Div(new H3(getTranslation("lora.measured")), about, measured);
        Div byMeasure = new Div(measuredHere, byOthers);
        byMeasure.addClassNames("beside", "wide");
        add(byFormula, byMeasure);
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
                                text.percent(cost.percent()),
                                text.bytes(cost.bytes()),
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
