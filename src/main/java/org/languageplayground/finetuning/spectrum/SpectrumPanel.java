package org.languageplayground.finetuning.spectrum;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.world.tuning.TunedRun;
import org.languageplayground.world.tuning.TunedRuns;

/** The singular values of a real change of a real model, what a cut at the page's rank keeps of it, and what LoRA made instead. */
public final class SpectrumPanel extends Div {
    private static final int GREATEST_RANK = 64;
    private static final int WAIT_MILLISECONDS = 60;

    private final transient SpectrumText text = new SpectrumText(this::getTranslation, this::getLocale);
    private final transient Consumer<Supplier<String>> act;
    private final Select<Integer> run = new Select<>();
    private final Select<Integer> layer = new Select<>();
    private final Select<Target> target = new Select<>();
    private final IntegerSlider cut = new IntegerSlider(getTranslation("lora.spectrum.rank"), 1, GREATEST_RANK);
    private final Text sentence = new Text("");
    private final Text why = new Text("");
    private final Text runsNote = new Text("");
    private final ApexChart values =
            new ApexChart(getTranslation("lora.spectrum"), "singular-value-spectrum", ApexChart.Type.BAR);
    private final ApexChart shares =
            new ApexChart(getTranslation("lora.spectrum.shares"), "energy-by-rank", ApexChart.Type.LINE);
    private final StatCard error = new StatCard(getTranslation("lora.spectrum.error"));
    private final StatCard energy = new StatCard(getTranslation("lora.spectrum.energy"));
    private final StatCard reached = new StatCard(getTranslation("lora.spectrum.reached.name"));
    private final StatCard answers = new StatCard(getTranslation("lora.spectrum.answers"));
    private final NumberTable runs = new NumberTable(
            getTranslation("lora.spectrum.runs"),
            List.of(
                    getTranslation("lora.spectrum.runs.rank"),
                    getTranslation("lora.spectrum.runs.cut"),
                    getTranslation("lora.spectrum.runs.cut.after"),
                    getTranslation("lora.spectrum.runs.lora"),
                    getTranslation("lora.spectrum.runs.lora.after"),
                    getTranslation("lora.spectrum.runs.lora.before")));
    private final MatrixPictures pictures = new MatrixPictures();
    private final Details matrices = new Details(getTranslation("lora.spectrum.pictures"), pictures);
    private final Origin shipped = Origin.stored(TunedRuns.COMMAND);
    private final Origin own = Origin.computed();
    private transient RankExplorer explorer;
    private transient Shown shown;
    private transient Shown drawn;

    private record Shown(SpectrumState state, int rank, Change own) {}

    /**
     * An empty panel.
     *
     * @param act does something for the page: shows what has become of it, and says the sentence
     * @param setRank moves the page's rank
     */
    public SpectrumPanel(Consumer<Supplier<String>> act, IntConsumer setRank) {
        this.act = act;
        setUp(
                run,
                "lora.spectrum.change",
                text::run,
                value -> explorer.show(explorer.state().withRun(value)));
        setUp(
                layer,
                "lora.spectrum.layer",
                text::layer,
                value -> explorer.show(explorer.state().withLayer(value)));
        setUp(
                target,
                "lora.spectrum.matrix",
                text::target,
                value -> explorer.show(explorer.state().withTarget(value)));
        layer.setItems(IntStream.range(0, SpectrumState.LAYERS).boxed().toList());
        target.setItems(Target.values());
        cut.setValueAlwaysVisible(true);
        cut.setValueChangeMode(ValueChangeMode.TIMEOUT);
        cut.setValueChangeTimeout(WAIT_MILLISECONDS);
        cut.addValueChangeListener(event -> act.accept(() -> {
            setRank.accept(event.getValue());
            return sentence(event.getValue());
        }));
        values.setStacked();
        values.setColors(List.of("--accent", "--ink-soft"));
        values.setCaption(getTranslation("lora.spectrum.caption"));
        shares.setColors(List.of("--accent", "--ink-soft"));
        shares.setAxis("%", 100);
        shares.setCaption(getTranslation("lora.spectrum.shares.caption"));
        matrices.addOpenedChangeListener(event -> draw());
        lay();
    }

    private <T> void setUp(Select<T> select, String key, Function<T, String> label, Consumer<T> choose) {
        select.setLabel(getTranslation(key));
        select.setItemLabelGenerator(label::apply);
        select.addValueChangeListener(event -> act.accept(() -> {
            choose.accept(event.getValue());
            return sentence(shown.rank());
        }));
    }

    private void lay() {
        Div controls = new Div(run, layer, target, cut);
        controls.addClassName("panel-controls");
        Div numbers = new Div(error, energy, reached, answers);
        numbers.addClassNames("stats", "in-panel");
        Div charts = new Div(new Div(values), new Div(shares));
        charts.addClassName("beside");
        Paragraph about = new Paragraph(getTranslation("lora.spectrum.about"));
        Paragraph note = new Paragraph(runsNote);
        note.addClassName("apex-caption");
        Div comparison = new Div(
                new Div(new H3(getTranslation("lora.spectrum.runs")), Origin.stored(TunedRuns.COMMAND), runs, note),
                new Div(new H3(getTranslation("lora.spectrum.why.title")), new Paragraph(why)));
        comparison.addClassName("beside");
        add(about, controls, shipped, own, new Paragraph(sentence), numbers, charts, comparison, matrices);
        add(SpectrumCheck.of(this, () -> explorer, () -> shown.rank()));
    }

    /** Shows this tab's explorer from now on. */
    public void bind(RankExplorer newExplorer) {
        explorer = newExplorer;
        shown = null;
        drawn = null;
    }

    /** What a link can hide. */
    public List<Component> hideable() {
        return List.of(run, layer, target, cut);
    }

    /** What a cut at a rank means for the matrix that is looked at. */
    public String sentence(int rank) {
        return text.sentence(explorer.reading(rank));
    }

    /** Shows the cut at the page's rank; nothing is sent again that has not changed. */
    public void show(int rank) {
        Shown wanted = new Shown(explorer.state(), rank, explorer.own());
        if (wanted.equals(shown)) {
            return;
        }
        shown = wanted;
        SpectrumReading reading = explorer.reading(rank);
        if (!run.getListDataView().getItems().toList().equals(explorer.runs())) {
            run.setItems(explorer.runs());
        }
        run.setValue(reading.state().run());
        layer.setValue(reading.state().layer());
        target.setValue(reading.state().target());
        cut.setValue(Math.min(rank, GREATEST_RANK));
        boolean ownRun = reading.state().run() == SpectrumState.OWN;
        shipped.setVisible(!ownRun);
        own.setVisible(ownRun);
        sentence.setText(text.sentence(reading));
        error.show(text.error(reading.error()), text.errorFormula(reading));
        energy.show(text.percent(reading.energy()), text.energyFormula(reading));
        reached.show(text.reached(reading), text.reachedFormula(reading));
        answers.show(text.answers(reading), text.answersFormula(reading));
        showCharts(reading);
        showRuns(reading);
        draw();
    }

    private void showCharts(SpectrumReading reading) {
        double[] all = reading.values();
        List<Float> kept = new ArrayList<>();
        List<Float> rest = new ArrayList<>();
        List<Float> energies = new ArrayList<>();
        List<Float> errors = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            boolean within = i < reading.rank();
            kept.add(within ? (float) all[i] : null);
            rest.add(within ? null : (float) all[i]);
            energies.add((float) (100 * reading.spectrum().energy(i + 1)));
            errors.add((float) (100 * reading.spectrum().error(i + 1)));
        }
        List<String> ranks =
                IntStream.rangeClosed(1, all.length).mapToObj(String::valueOf).toList();
        values.setAxis("σ", above(all[0]));
        values.show(
                ranks,
                List.of(
                        new ApexChart.Series(getTranslation("lora.spectrum.kept"), kept),
                        new ApexChart.Series(getTranslation("lora.spectrum.rest"), rest)));
        shares.show(
                ranks,
                List.of(
                        new ApexChart.Series(getTranslation("lora.spectrum.energy"), energies),
                        new ApexChart.Series(getTranslation("lora.spectrum.error"), errors)));
    }

    /** The next round number, so that four lines of a grid are round as well; 0, for any, above 0. */
    private static double above(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        return DoubleStream.of(1, 2, 4, 6, 8, 10)
                .map(step -> step * power)
                .filter(step -> step >= value)
                .findFirst()
                .orElse(0);
    }

    private void showRuns(SpectrumReading reading) {
        int marked = -1;
        List<List<String>> rows = new ArrayList<>();
        for (SpectrumReading.Compared one : reading.compared()) {
            if (one.run().rank() == reading.rank()) {
                marked = rows.size();
            }
            TunedRun lora = one.run();
            rows.add(List.of(
                    text.number(lora.rank()),
                    text.error(one.cut()),
                    text.percent(lora.figures().cutAfter()),
                    text.error(one.reached()),
                    text.percent(lora.figures().after()),
                    text.percent(lora.figures().before())));
        }
        runs.show(rows, marked);
        runsNote.setText(text.runsNote(explorer.full()));
        why.setText(text.why(reading));
    }

    /** The pictures travel only where someone looks at them. */
    private void draw() {
        if (matrices.isOpened() && !shown.equals(drawn)) {
            drawn = shown;
            int rank = shown.rank();
            pictures.show(text.lowRank(explorer.reading(rank)), () -> explorer.pictures(rank));
        }
    }
}
