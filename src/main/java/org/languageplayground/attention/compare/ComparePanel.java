package org.languageplayground.attention.compare;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.languageplayground.attention.compare.Comparison.Sides;
import org.languageplayground.attention.reading.HeadChoice;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Examples;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.glossary.Prose;

/** "Two at once": the stage beside a second setting, on one colour scale, and how far they are apart. */
public final class ComparePanel extends Panel<ReadingSimulation> {
    private static final double STEP = 0.125;

    private final transient Comparison comparison;
    private final transient CompareText text;
    private final transient Controls<? extends ReadingSimulation> controls;
    private final List<Preset> presets;
    private final Examples chips;
    private final Checkbox untrained;
    private final Select<Integer> layer;
    private final Select<HeadChoice> head;
    private final Paragraph notice = new Paragraph();
    private final SidePicture a;
    private final SidePicture b;
    private final DifferencePicture difference;
    private final Div pictures = new Div();
    private final Div cards = new Div();
    private final StatCard attention = new StatCard(getTranslation("attention.compare.attention"));
    private final StatCard bits = new StatCard(getTranslation("attention.compare.kl"));
    private final StatCard moved = new StatCard(getTranslation("attention.compare.moved"));
    private transient ReadingSimulation shown;

    /** An empty panel. */
    public ComparePanel(Comparison comparison, CompareText text, Controls<? extends ReadingSimulation> controls) {
        this.comparison = comparison;
        this.text = text;
        this.controls = controls;
        addClassName("compare");
        presets = Preset.of(comparison.models());
        chips = new Examples(getTranslation("attention.compare.presets"), this::choose);
        chips.show(presets.stream().map(text::preset).toList());
        Function<ReadingSimulation, String> say = simulation -> seen();
        untrained = controls.checkbox(CompareFields.UNTRAINED, say);
        layer = controls.select(CompareFields.LAYER, List.of(), text::layer, say);
        head = controls.select(CompareFields.HEAD, List.of(), text::head, say);
        Button copy = controls.button("attention.compare.copy", this::copy);
        Button swap = controls.button("attention.compare.swap", this::swap);
        TextField sentence = controls.text(CompareFields.SENTENCE, say);
        sentence.setPlaceholder(getTranslation("attention.compare.sentence"));
        Div settings = new Div(
                sentence,
                controls.select(CompareFields.MODEL, comparison.models(), name -> name, say),
                layer,
                head,
                controls.slider(CompareFields.TEMPERATURE, ReadingFields.GREATEST_MULTIPLE, STEP, say),
                untrained,
                controls.checkbox(CompareFields.B_OFF, say),
                controls.checkbox(CompareFields.A_OFF, say),
                copy,
                swap);
        settings.addClassNames("tab-controls");
        notice.addClassName("compare-notice");
        a = new SidePicture("a", text);
        b = new SidePicture("b", text);
        difference = new DifferencePicture(text);
        pictures.add(a, b, difference);
        pictures.addClassName("compare-pictures");
        cards.add(attention, bits, moved);
        cards.addClassName("stats");
        add(
                new H2(getTranslation("attention.compare.title.tab")),
                new Prose(getTranslation("attention.compare.lead")),
                chips,
                settings,
                notice,
                new Div(Origin.computed(), pictures, cards));
    }

    @Override
    public Map<String, Component> parts() {
        return Map.of("compare.presets", chips);
    }

    @Override
    public List<CheckFile<ReadingSimulation>> files() {
        return new CompareCheck(comparison).files();
    }

    private void choose(String chip) {
        controls.act(() -> {
            presets.stream().filter(preset -> text.preset(preset).equals(chip)).forEach(preset -> preset.set(shown));
            return seen();
        });
    }

    private String copy() {
        Exchange.ofA(shown.state()).toB(shown);
        return seen();
    }

    private String swap() {
        Exchange before = Exchange.ofA(shown.state());
        Exchange.ofB(shown.state()).toA(shown);
        before.toB(shown);
        return seen();
    }

    private String seen() {
        return comparison
                .sides(shown)
                .map(sides -> text.seen(sides, comparison.distance(sides, shown.state())))
                .orElseGet(() -> getTranslation("attention.compare.empty"));
    }

    @Override
    public void show(ReadingSimulation simulation) {
        shown = simulation;
        Optional<Sides> sides = comparison.sides(simulation);
        showChoices(simulation);
        String notices = text.notices(comparison.notices(simulation.state()));
        notice.setText(sides.isPresent() ? notices : getTranslation("attention.compare.empty"));
        notice.setVisible(!notice.getText().isEmpty());
        pictures.setVisible(sides.isPresent());
        cards.setVisible(sides.isPresent());
        sides.ifPresent(this::show);
    }

    private void showChoices(ReadingSimulation simulation) {
        ReadingSimulation second = comparison.second(simulation.state());
        TransformerConfig config = second.config();
        Controls.offer(layer, IntStream.range(0, config.layers()).boxed().toList());
        Controls.offer(
                head,
                IntStream.range(-1, config.heads()).mapToObj(HeadChoice::new).toList());
        untrained.setEnabled(SecondReading.canBeUntrained(second.get(ReadingFields.MODEL)));
    }

    private void show(Sides sides) {
        Distance distance = comparison.distance(sides, shown.state());
        a.show(sides.a(), () -> comparison.sides(shown).orElseThrow().a());
        b.show(sides.b(), () -> comparison.sides(shown).orElseThrow().b());
        difference.show(sides, () -> comparison.sides(shown).orElseThrow());
        attention.show(text.attention(distance), text.attentionFormula(distance));
        bits.show(text.bits(distance), text.bitsFormula(distance));
        moved.show(text.moved(distance), text.movedFormula(distance));
    }
}
