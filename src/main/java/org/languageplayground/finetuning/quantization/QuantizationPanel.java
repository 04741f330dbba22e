package org.languageplayground.finetuning.quantization;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.languageplayground.compute.QuantizationEffects.Effect;
import org.languageplayground.compute.QuantizationEffects.Storage;
import org.languageplayground.finetuning.quantization.QuantizationExplorer.Fit;
import org.languageplayground.finetuning.quantization.QuantizationExplorer.Reading;
import org.languageplayground.finetuning.quantization.QuantizationState.Place;
import org.languageplayground.transformer.quantization.FourBitType;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.chart.ApexChart;

/** What QLoRA's base is: a real matrix in 4 bits, level by level, and what that costs the model's answers. */
public final class QuantizationPanel extends Div {
    private static final String NOT_YET = "…";

    private final transient QuantizationText text = new QuantizationText(this::getTranslation, this::getLocale);
    private final transient Consumer<Supplier<String>> act;
    private final Select<Place> place = new Select<>();
    private final Select<FourBitType> type = new Select<>();
    private final Text sentence = new Text("");
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
    private transient QuantizationExplorer explorer;
    private transient QuantizationState shown;

    /**
     * An empty panel.
     *
     * @param act does something for the page: shows what has become of it, and says the sentence
     */
    public QuantizationPanel(Consumer<Supplier<String>> act) {
        this.act = act;
        setUp(place, "lora.quantised.place.name", text::place, value -> explorer.state()
                .withPlace(value));
        setUp(type, "lora.quantised.type", text::type, value -> explorer.state().withType(value));
        place.setItems(Place.ALL);
        type.setItems(FourBitType.values());
        levels.setColors(List.of("--accent"));
        levels.setAxis(getTranslation("lora.quantised.levels.axis"), 0);
        levels.setCompact();
        levels.setCaption(getTranslation("lora.quantised.levels.caption"));
        Div controls = new Div(place, type);
        controls.addClassName("panel-controls");
        Div numbers = new Div(error, bits, entropy);
        numbers.addClassNames("stats", "in-panel");
        Paragraph note = new Paragraph(getTranslation("lora.quantised.table.note"));
        note.addClassName("apex-caption");
        Div figures = new Div(new Div(levels), new Div(new H3(getTranslation("lora.quantised.table")), table, note));
        figures.addClassName("beside");
        add(new Paragraph(getTranslation("lora.quantised.about")), controls, new Paragraph(sentence), numbers, figures);
        add(QuantizationCheck.of(this, () -> explorer));
    }

    private <T> void setUp(
            Select<T> select, String key, Function<T, String> label, Function<T, QuantizationState> choose) {
        select.setLabel(getTranslation(key));
        select.setItemLabelGenerator(label::apply);
        select.addValueChangeListener(event -> act.accept(() -> {
            explorer.show(choose.apply(event.getValue()));
            return text.sentence(explorer.reading());
        }));
    }

    /** Shows this tab's explorer from now on. */
    public void bind(QuantizationExplorer newExplorer) {
        explorer = newExplorer;
        shown = null;
    }

    /** What a link can hide. */
    public List<Component> hideable() {
        return List.of(place, type);
    }

    /** Asks for what the pool measures; the rows fill as it comes. */
    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        explorer.effects().measure(ui.accessLater(() -> showTable(explorer.reading()), () -> {})::run);
        showTable(explorer.reading());
    }

    /** Shows the state; nothing is sent again that has not changed. */
    public void show() {
        if (explorer.state().equals(shown)) {
            return;
        }
        shown = explorer.state();
        Reading reading = explorer.reading();
        place.setValue(shown.place());
        type.setValue(shown.type());
        sentence.setText(text.sentence(reading));
        error.show(text.percent(reading.chosen().error().relative()), text.errorFormula(reading));
        bits.show(text.bits(reading.chosen().bits()), text.bitsFormula(reading));
        entropy.show(text.bits(reading.entropy()), text.entropyFormula(reading));
        float[] values = shown.type().levels();
        levels.show(
                IntStream.range(0, values.length)
                        .mapToObj(i -> text.level(values[i]))
                        .toList(),
                List.of(new ApexChart.Series(
                        getTranslation("lora.quantised.levels.axis"),
                        IntStream.of(reading.histogram()).boxed().toList())));
        showTable(reading);
    }

    private void showTable(Reading reading) {
        List<Effect> effects = explorer.effects().measured();
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
        table.show(rows, Storage.ALL.indexOf(new Storage(reading.state().type(), false)));
    }
}
