package org.languageplayground.finetuning.cost;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.languageplayground.finetuning.calculator.MeasuredRun;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;

/** What others measured of one large model, with the place where they published it. */
final class PublishedRuns extends Div {
    PublishedRuns(CostText text) {
        Paragraph about = new Paragraph(getTranslation(
                "lora.measured.text", MeasuredRun.PUBLISHED.size(), range("(IA)³"), range("Prefix"), range("Prompt")));
        NumberTable table = new NumberTable(
                getTranslation("lora.measured"),
                List.of(
                        getTranslation("lora.comparison.method"),
                        getTranslation("lora.measured.accuracy"),
                        getTranslation("lora.comparison.trained"),
                        getTranslation("lora.measured.memory"),
                        getTranslation("lora.measured.seconds"),
                        getTranslation("lora.measured.file")));
        table.setTextColumns(0);
        table.show(
                MeasuredRun.PUBLISHED.stream()
                        .map(run -> List.of(
                                text.measured(run),
                                text.number(run.accuracy(), 1),
                                text.number(run.trained()),
                                text.number(run.memory(), 1),
                                text.number(run.seconds()),
                                text.number(run.file())))
                        .toList(),
                -1);
        add(Origin.published(getTranslation("lora.measured.source"), MeasuredRun.SOURCE), about, table);
    }

    /** The least and the greatest accuracy of a method's runs. */
    private String range(String method) {
        DoubleSummaryStatistics accuracy =
                MeasuredRun.of(method).mapToDouble(MeasuredRun::accuracy).summaryStatistics();
        return getTranslation("lora.measured.range", accuracy.getMin(), accuracy.getMax());
    }
}
