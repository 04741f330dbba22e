package org.languageplayground.finetuning.why;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.languageplayground.finetuning.calculator.LoraPlan;
import org.languageplayground.finetuning.calculator.WeightMatrix;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.chapter.Stage;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.world.tuning.TunedRuns;

/** "Why small works": one layer with its adapter, drawn to scale, beside the singular values of what training really changed. */
public final class WhyPanel extends Panel<Simulation> {
    private final transient RankExplorer explorer;
    private final transient WhyText text;
    private final LoraPicture picture = new LoraPicture(getTranslation("lora.picture"));
    private final ApexChart breakdown =
            new ApexChart(getTranslation("lora.breakdown"), "parameter-breakdown", ApexChart.Type.BAR);
    private final Text scales = new Text("");
    private final Select<Integer> change;
    private final SpectrumCharts charts = new SpectrumCharts();
    private final Text sentence = new Text("");
    private final StatCard base = new StatCard(getTranslation("lora.stat.base"));
    private final StatCard lora = new StatCard(getTranslation("lora.stat.lora"));
    private final StatCard percent = new StatCard(getTranslation("lora.stat.percent"));
    private final StatCard scale = new StatCard(getTranslation("lora.stat.scale"));
    private final StatCard error = new StatCard(getTranslation("lora.spectrum.error"));
    private final StatCard energy = new StatCard(getTranslation("lora.spectrum.energy"));
    private final StatCard reached = new StatCard(getTranslation("lora.spectrum.reached.name"));
    private final StatCard answers = new StatCard(getTranslation("lora.spectrum.answers"));
    private final Origin shipped = Origin.stored(TunedRuns.COMMAND);
    private final Origin own = Origin.computed();
    private final ScaleTable table = new ScaleTable();
    private final RunsBeside runs;
    private final transient EncoderExplorer encoder;
    private final EncoderSpectra spectra;
    private final MatrixPictures pictures = new MatrixPictures();
    private final Details matrices = new Details(getTranslation("lora.spectrum.pictures"), pictures);
    private final Stage stage;
    private transient Optional<SpectrumReading> shown = Optional.empty();
    private transient Optional<SpectrumReading> drawn = Optional.empty();

    /** The tab over one student's view of changes. */
    public WhyPanel(
            RankExplorer explorer, EncoderExplorer encoder, WhyText text, Controls<? extends Simulation> controls) {
        this.explorer = explorer;
        this.encoder = encoder;
        spectra = new EncoderSpectra(encoder, text, controls);
        this.text = text;
        runs = new RunsBeside(text);
        addClassName("why-small");
        Function<Simulation, String> seen = simulation -> text.seen(simulation.state(), explorer);
        change = controls.select(WhyFields.CHANGE, List.of(), text::run, seen);
        Div which = new Div(
                change,
                controls.select(
                        WhyFields.LAYER,
                        IntStream.rangeClosed(WhyFields.LAYERS.least(), WhyFields.LAYERS.greatest())
                                .boxed()
                                .toList(),
                        text::layer,
                        seen),
                controls.select(WhyFields.MATRIX, Arrays.asList(Target.values()), text::target, seen));
        which.addClassName("inline-controls");
        Div bars = new Div(new H3(getTranslation("lora.breakdown")), breakdown);
        bars.addClassName("breakdown");
        stage = new Stage()
                .input(
                        controls.slider(
                                WhyFields.WIDTH, WhyFields.WIDTHS, simulation -> text.width(simulation.state())),
                        controls.explained(WhyFields.RANK, controls.slider(WhyFields.RANK, WhyFields.RANKS, seen)),
                        controls.explained(
                                WhyFields.ALPHA,
                                controls.slider(
                                        WhyFields.ALPHA,
                                        WhyFields.ALPHAS,
                                        simulation -> text.alpha(simulation.state()))))
                .origin(Origin.formula())
                .picture(picture)
                .output(new Paragraph(scales))
                .controls(spectrum(which), bars)
                .stats(base, lora, percent, scale);
        matrices.addOpenedChangeListener(event -> draw());
        Div folded = new Div(
                new Details(getTranslation("lora.scales"), table),
                new Details(getTranslation("lora.spectrum.runs"), runs),
                spectra);
        folded.addClassName("folded");
        add(stage, folded);
        setUpBreakdown();
    }

    private Div spectrum(Component which) {
        Paragraph seen = new Paragraph(sentence);
        seen.addClassName("apex-caption");
        Div numbers = new Div(error, energy, reached, answers);
        numbers.addClassName("stage-stats");
        Div spectrum = new Div(
                new H3(getTranslation("lora.spectrum")),
                shipped,
                own,
                which,
                charts,
                seen,
                numbers,
                new Details(getTranslation("lora.spectrum.shares"), charts.shares()),
                matrices);
        spectrum.addClassName("spectrum");
        return spectrum;
    }

    private void setUpBreakdown() {
        breakdown.setHorizontal();
        breakdown.setCompact();
        breakdown.setColors(List.of("--ink-soft", "--accent"));
        breakdown.setAxis(getTranslation("lora.breakdown.axis"), 0);
        breakdown.setCaption(getTranslation("lora.breakdown.caption"));
    }

    @Override
    public List<CheckFile<Simulation>> files() {
        List<CheckFile<Simulation>> files = new ArrayList<>(new SpectrumCheck(explorer).files());
        files.addFirst(LayerCheck.FILE);
        files.add(EncoderCheck.file(encoder));
        return files;
    }

    @Override
    public Optional<Stage> stage() {
        return Optional.of(stage);
    }

    @Override
    public Map<String, Component> parts() {
        return Map.of(
                "lora-architecture", picture,
                "parameter-breakdown", breakdown,
                "singular-value-spectrum", charts,
                "scale-r-and-r", table);
    }

    @Override
    public void show(Simulation simulation) {
        showLayer(WhyFields.plan(simulation.state()));
        Controls.offer(change, explorer.runs());
        change.setValue(simulation.get(WhyFields.CHANGE));
        shown = explorer.reading(SpectrumState.of(simulation.state()), simulation.get(WhyFields.RANK));
        boolean ownRun = simulation.get(WhyFields.CHANGE) == WhyFields.OWN;
        shipped.setVisible(!ownRun);
        own.setVisible(ownRun);
        sentence.setText(shown.isPresent() ? "" : missing());
        shown.ifPresent(this::showSpectrum);
        spectra.show(simulation);
    }

    /** Why there is nothing to be seen. */
    private String missing() {
        return explorer.problem().map(text::notice).orElseGet(() -> getTranslation("lora.spectrum.making"));
    }

    private void showLayer(LoraPlan plan) {
        WeightMatrix matrix = plan.adapted().getFirst();
        picture.show(plan.model().name(), matrix, plan.rank(), text.factor(plan.scale()), text.picture(plan));
        breakdown.show(
                List.of(plan.model().name()),
                List.of(
                        new ApexChart.Series(
                                getTranslation("lora.breakdown.full"),
                                List.of(plan.model().parameters())),
                        new ApexChart.Series(getTranslation("lora.breakdown.lora"), List.of(plan.trained()))));
        scales.setText(text.scales(plan));
        table.show(plan, text);
        base.show(text.number(plan.model().parameters()), text.baseFormula(plan));
        lora.show(text.number(plan.loraParameters()), text.loraFormula(plan));
        percent.show(text.ofAll(plan.percent()), text.percentFormula(plan));
        scale.show(text.factor(plan.scale()), text.scaleFormula(plan));
    }

    private void showSpectrum(SpectrumReading reading) {
        error.show(text.error(reading.error()), text.errorFormula(reading));
        energy.show(text.percent(reading.energy()), text.energyFormula(reading));
        reached.show(text.reached(reading), text.reachedFormula(reading));
        answers.show(text.answers(reading), text.answersFormula(reading));
        charts.show(reading);
        runs.show(reading, explorer.full());
        draw();
    }

    /** The pictures travel only where someone looks at them. */
    private void draw() {
        if (matrices.isOpened() && !shown.equals(drawn) && shown.isPresent()) {
            drawn = shown;
            SpectrumReading reading = shown.get();
            pictures.show(text.lowRank(reading), () -> explorer.pictures(reading));
        }
    }
}
