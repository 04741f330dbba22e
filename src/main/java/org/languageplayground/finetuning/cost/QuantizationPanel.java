package org.languageplayground.finetuning.cost;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.languageplayground.compute.QuantizationEffects.Effect;
import org.languageplayground.compute.QuantizationEffects.Storage;
import org.languageplayground.finetuning.cost.QuantizationExplorer.Fit;
import org.languageplayground.finetuning.cost.QuantizationExplorer.Place;
import org.languageplayground.finetuning.cost.QuantizationExplorer.Reading;
import org.languageplayground.transformer.quantization.FourBitType;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.ui.chart.ApexChart;

/** What QLoRA's base is: a real matrix in 4 bits, level by level, and what that costs the model's answers. */
final class QuantizationPanel extends Div {
    private static final String NOT_YET = "…";

    private final transient QuantizationExplorer explorer;
    private final transient QuantizationText text = new QuantizationText(this::getTranslation, this::getLocale);
    private final Text sentence = new Text("");
    private final Paragraph note = new Paragraph();
    private final ApexChart levels =
            new ApexChart(getTranslation("lora.quantised.levels"), "weights-by-level", ApexChart.Type.BAR);
    private final StatCard error = new StatCard(getTranslation("lora.quantised.error"));
    private final StatCard bits = new StatCard(getTranslation("lora.quantised.bits"));
    private final StatCard entropy = new StatCard(getTranslation("lora.quantised.entropy"));
    private final NumberTable table = new NumberTable(
            getTranslation("lora.quantised.table"),
            List.of(
                    getTranslation("lora.quantised.table.kept"),
                    getTranslation("lora.quantised.table.bits"),
                    getTranslation("lora.quantised.table.root"),
                    getTranslation("lora.quantised.table.relative"),
                    getTranslation("lora.quantised.table.bytes"),
                    getTranslation("lora.quantised.table.loss"),
                    getTranslation("lora.quantised.table.right")));

    QuantizationPanel(QuantizationExplorer explorer, Controls<? extends Simulation> controls) {
        this.explorer = explorer;
        levels.setColors(List.of("--accent"));
        levels.setAxis(getTranslation("lora.quantised.levels.axis"), 0);
        levels.setCompact();
        Function<Simulation, String> say = simulation -> text.sentence(reading(simulation.state()));
        Div which = new Div(
                controls.select(CostFields.PLACE, Place.ALL, text::place, say),
                controls.select(CostFields.TYPE, Arrays.asList(FourBitType.values()), text::type, say));
        which.addClassName("inline-controls");
        Div numbers = new Div(error, bits, entropy);
        numbers.addClassName("stage-stats");
        note.addClassName("apex-caption");
        add(
                Origin.computed(),
                which,
                new Paragraph(sentence),
                numbers,
                levels,
                new Details(
                        getTranslation("lora.quantised.table"),
                        new Div(
                                new Paragraph(getTranslation("lora.quantised.about")),
                                new Paragraph(getTranslation("lora.quantised.levels.caption")),
                                table,
                                note)));
        explorer.measure();
    }

    private Reading reading(State state) {
        return explorer.reading(state.get(CostFields.PLACE), state.get(CostFields.TYPE));
    }

    void show(State state) {
        Reading reading = reading(state);
        sentence.setText(text.sentence(reading));
        error.show(text.percent(reading.chosen().error().relative()), text.errorFormula(reading));
        bits.show(text.bits(reading.chosen().bits()), text.bitsFormula(reading));
        entropy.show(text.bits(reading.entropy()), text.entropyFormula(reading));
        float[] values = reading.type().levels();
        levels.show(
                IntStream.range(0, values.length)
                        .mapToObj(i -> text.level(values[i]))
                        .toList(),
                List.of(new ApexChart.Series(
                        getTranslation("lora.quantised.levels.axis"),
                        IntStream.of(reading.histogram()).boxed().toList())));
        showTable(reading);
    }

    /** The rows fill as the effects are measured. */
    private void showTable(Reading reading) {
        List<Effect> effects = explorer.measured();
        List<List<String>> rows = new ArrayList<>();
        for (Fit fit : reading.fits()) {
            Effect effect = rows.size() < effects.size() ? effects.get(rows.size()) : null;
            rows.add(List.of(
                    text.storage(fit.storage()),
                    text.bits(fit.bits()),
                    text.size(fit.error().rootMeanSquare()),
                    text.percent(fit.error().relative()),
                    effect == null ? NOT_YET : text.number(effect.bytes()),
                    effect == null ? NOT_YET : text.size(effect.loss()),
                    effect == null ? NOT_YET : text.percent(effect.right().share())));
        }
        note.setText(explorer.failure().map(text::failed).orElseGet(() -> getTranslation("lora.quantised.table.note")));
        table.show(rows, Storage.ALL.indexOf(new Storage(reading.type(), false)));
    }
}
