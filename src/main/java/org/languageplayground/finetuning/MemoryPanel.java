package org.languageplayground.finetuning;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.languageplayground.finetuning.calculator.Memory;
import org.languageplayground.ui.chart.ApexChart;

/** Where the memory of a fine-tuning goes, each part with the reason for its size. */
final class MemoryPanel extends Div {
    private final ApexChart chart =
            new ApexChart(getTranslation("lora.memory.chart"), "memory-breakdown", ApexChart.Type.BAR);
    private final Part weights = new Part(getTranslation("lora.memory.weights"));
    private final Part adapter = new Part(getTranslation("lora.memory.adapter"));
    private final Part gradients = new Part(getTranslation("lora.memory.gradients"));
    private final Part optimizer = new Part(getTranslation("lora.memory.optimizer"));
    private final Part activations = new Part(getTranslation("lora.memory.activations"));
    private final ActivationsTable kept = new ActivationsTable();
    private final Part total = new Part(getTranslation("lora.memory.total"));

    /** A panel with the controls that memory depends on. */
    MemoryPanel(Component... controls) {
        addClassName("beside");
        Div left = new Div(controls);
        left.addClassName("panel-controls");
        chart.setStacked();
        chart.setColors(List.of("--ink-soft", "--accent", "--query", "--key", "--value"));
        chart.setCaption(getTranslation("lora.memory.caption"));
        add(new Div(left, chart), new Div(weights, adapter, gradients, optimizer, activations, kept, total));
    }

    /** One part of the memory, and why it is as large as it is. */
    private static final class Part extends Div {
        private final Text size = new Text("");
        private final Text why = new Text("");

        Part(String name) {
            addClassName("why");
            Span label = new Span(name);
            label.addClassName("why-name");
            Span value = new Span(size);
            value.addClassName("why-value");
            add(new Div(label, value), new Paragraph(why));
        }

        void show(String bytes, String reason) {
            size.setText(bytes);
            why.setText(reason);
        }
    }

    void show(LoraReading reading, LoraText text) {
        Memory lora = reading.memory();
        Memory full = reading.fullMemory();
        int unit = LoraText.unit(full.total());
        chart.setAxis(LoraText.unitName(unit), 0);
        chart.show(
                List.of(getTranslation("lora.memory.lora"), getTranslation("lora.memory.full")),
                List.of(
                        series("lora.memory.weights", unit, lora.weights(), full.weights()),
                        series("lora.memory.adapter", unit, lora.adapter(), full.adapter()),
                        series("lora.memory.gradients", unit, lora.gradients(), full.gradients()),
                        series("lora.memory.optimizer", unit, lora.optimizer(), full.optimizer()),
                        series(
                                "lora.memory.activations",
                                unit,
                                lora.activations().total(),
                                full.activations().total())));
        weights.show(text.bytes(lora.weights()), text.whyWeights(reading));
        adapter.show(text.bytes(lora.adapter()), text.whyAdapter(reading));
        gradients.show(text.bytes(lora.gradients()), text.whyGradients(reading));
        optimizer.show(text.bytes(lora.optimizer()), text.whyOptimizer(reading));
        activations.show(text.bytes(lora.activations().total()), text.whyActivations(reading));
        kept.show(reading, text);
        total.show(text.bytes(lora.total()), text.whyTotal(reading));
    }

    private ApexChart.Series series(String key, int unit, long lora, long full) {
        return new ApexChart.Series(
                getTranslation(key), List.of(LoraText.inUnit(lora, unit), LoraText.inUnit(full, unit)));
    }
}
