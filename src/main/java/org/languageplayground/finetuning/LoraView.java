package org.languageplayground.finetuning;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.languageplayground.finetuning.calculator.BaseModel;
import org.languageplayground.finetuning.calculator.Precision;
import org.languageplayground.finetuning.calculator.PublishedModel;
import org.languageplayground.finetuning.calculator.PublishedModels;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.finetuning.calculator.WeightMatrix;
import org.languageplayground.finetuning.quantization.QuantizationPanel;
import org.languageplayground.finetuning.rlhf.RlhfPanel;
import org.languageplayground.finetuning.spectrum.SpectrumPanel;
import org.languageplayground.finetuning.training.LivePanel;
import org.languageplayground.finetuning.training.TrainingChoices;
import org.languageplayground.ui.ChapterPage;
import org.languageplayground.ui.CodePanel;
import org.languageplayground.ui.CopyLink;
import org.languageplayground.ui.Limits;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.chart.ApexChart;

/** Chapter 2: what fine-tuning with LoRA trains, and what that saves. */
@Route("lora")
public class LoraView extends ChapterPage {
    private static final String FORMULA = """
            <div class="formula"><math display="inline" displaystyle="true">
            <mi>h</mi><mo>=</mo><mi>W</mi><mi>x</mi><mo>+</mo>
            <mfrac><mi>α</mi><mi>r</mi></mfrac>
            <mi class="trained">B</mi><mi class="trained">A</mi><mi>x</mi></math></div>
            """;
    private static final int WAIT_MILLISECONDS = 60;

    private final transient LoraSimulations simulations;
    private transient LoraSimulation simulation;
    private final transient LoraText text = new LoraText(this::getTranslation, this::getLocale);

    private final Select<String> preset = new Select<>();
    private final IntegerSlider width = slider("lora.width", LoraState.WIDTHS);
    private final IntegerSlider rank = slider("lora.rank", LoraState.RANKS);
    private final IntegerSlider alpha = slider("lora.alpha", LoraState.ALPHAS);
    private final CheckboxGroup<Target> targets = new CheckboxGroup<>(getTranslation("lora.targets"));
    private final Checkbox saved = new Checkbox(getTranslation("lora.saved"));
    private final Select<Precision> precision = new Select<>();
    private final IntegerSlider batch = slider("lora.batch", LoraState.BATCHES);
    private final IntegerSlider sequence = slider("lora.sequence", LoraState.SEQUENCES);
    private final Checkbox checkpointing = new Checkbox(getTranslation("lora.checkpointing"));
    private final ShapesPanel shapes = new ShapesPanel();
    private final ApexChart breakdown =
            new ApexChart(getTranslation("lora.breakdown"), "parameter-breakdown", ApexChart.Type.BAR);
    private final ScalePanel scales = new ScalePanel();
    private final MemoryPanel memory = new MemoryPanel(precision, batch, sequence, checkpointing);
    private final List<Section> pictures = List.of(
            titled(getTranslation("lora.picture"), Origin.formula(), shapes),
            titled(getTranslation("lora.breakdown"), Origin.formula(), breakdown));
    private final LivePanel live = new LivePanel(
            this::act,
            this::runEnded,
            choices -> simulation.training(choices),
            () -> simulation.state().training(),
            () -> simulation.state().rank(),
            () -> simulation.state().alpha());
    private final ComparisonPanel comparison = new ComparisonPanel(live.trial());
    private final SpectrumPanel spectrum = new SpectrumPanel(this::act, value -> simulation.rank(value));
    private final QuantizationPanel quantization = new QuantizationPanel(this::act);
    private final RlhfPanel rlhf = new RlhfPanel(this::act, this::update);
    private final transient CalculatorCheck check = new CalculatorCheck(() -> simulation.reading());
    private final List<Section> panels = List.of(
            titled(getTranslation("lora.live"), Origin.computed(), live),
            titled(getTranslation("lora.spectrum"), spectrum),
            titled(getTranslation("lora.quantised"), Origin.computed(), quantization),
            titled(getTranslation("lora.rlhf"), Origin.computed(), rlhf),
            titled(
                    getTranslation("lora.scales"),
                    Origin.formula(),
                    scales,
                    check.of("lora.check.scales.", "scales.json", scales)),
            titled(
                    getTranslation("lora.memory"),
                    Origin.formula(),
                    memory,
                    check.of("lora.check.memory.", "memory.json", memory)),
            titled(
                    getTranslation("lora.comparison"),
                    comparison,
                    check.of("lora.check.comparison.", "comparison.json", comparison)));
    private final StatCard base = new StatCard(getTranslation("lora.stat.base"));
    private final StatCard lora = new StatCard(getTranslation("lora.stat.lora"));
    private final StatCard percent = new StatCard(getTranslation("lora.stat.percent"));
    private final StatCard scale = new StatCard(getTranslation("lora.stat.scale"));
    private final CodePanel code = new CodePanel(getTranslation("lora.code"), "lora", this::code);

    public LoraView(LoraSimulations simulations) {
        super(2, "lora", new Html(FORMULA));
        this.simulations = simulations;
        addControls(
                preset,
                width,
                rank,
                help("lora.rank.help"),
                alpha,
                help("lora.alpha.help"),
                targets,
                saved,
                help("lora.saved.help"),
                actions());
        Div explored = new Div();
        explored.addClassNames("explored", "first");
        pictures.forEach(explored::add);
        explored.add(check.of("lora.check.shapes.", "shapes.json", explored, base, lora, percent, scale));
        addPictures(explored);
        addStats(Origin.formula(), base, lora, percent, scale);
        addPanels(panels.toArray(Section[]::new));
        addBelow(code, exercises("lora.exercises", "lora.exercises.links", this::tryThis), sources("lora.sources"));
        setUpChoices();
        setUpSliders();
        breakdown.setHorizontal();
        breakdown.setCompact();
        breakdown.setColors(List.of("--ink-soft", "--accent"));
        breakdown.setAxis(getTranslation("lora.breakdown.axis"), 0);
        breakdown.setCaption(getTranslation("lora.breakdown.caption"));
    }

    private IntegerSlider slider(String key, Limits limits) {
        IntegerSlider slider = new IntegerSlider(getTranslation(key), limits.least(), limits.greatest());
        slider.setStep(limits.step());
        slider.setValueAlwaysVisible(true);
        slider.setValueChangeMode(ValueChangeMode.TIMEOUT);
        slider.setValueChangeTimeout(WAIT_MILLISECONDS);
        return slider;
    }

    private Component actions() {
        Button reset = new Button(
                getTranslation("ui.reset"),
                event -> act(() -> {
                    simulation.reset();
                    return text.first();
                }));
        Div actions = new Div(reset, new CopyLink());
        actions.addClassName("actions");
        return actions;
    }

    private void setUpChoices() {
        preset.setLabel(getTranslation("lora.preset"));
        List<String> presets = new ArrayList<>(List.of(""));
        PublishedModels.all().forEach(model -> presets.add(model.id()));
        preset.setItems(presets);
        preset.setItemLabelGenerator(id -> text.modelName(
                id, PublishedModels.find(id).map(PublishedModel::name).orElse("")));
        preset.addValueChangeListener(event -> act(() -> {
            simulation.preset(event.getValue());
            return text.trained(simulation.reading());
        }));
        targets.setItems(Target.values());
        targets.setItemLabelGenerator(text::target);
        targets.addValueChangeListener(event -> act(() -> {
            simulation.targets(event.getValue());
            return text.trained(simulation.reading());
        }));
        saved.addValueChangeListener(event -> act(() -> {
            simulation.saved(event.getValue());
            return text.trained(simulation.reading());
        }));
        precision.setLabel(getTranslation("lora.precision"));
        precision.setItems(Precision.values());
        precision.setItemLabelGenerator(text::precision);
        precision.addValueChangeListener(event -> act(() -> {
            simulation.precision(event.getValue());
            return text.memory(simulation.reading());
        }));
        checkpointing.addValueChangeListener(event -> act(() -> {
            simulation.checkpointing(event.getValue());
            return text.memory(simulation.reading());
        }));
    }

    private void setUpSliders() {
        onMove(width, value -> simulation.width(value), text::width);
        onMove(
                rank,
                value -> simulation.rank(value),
                reading -> text.rank(reading) + " "
                        + spectrum.sentence(reading.state().rank()));
        onMove(alpha, value -> simulation.alpha(value), text::alpha);
        onMove(batch, value -> simulation.batch(value), text::memory);
        onMove(sequence, value -> simulation.sequence(value), text::memory);
    }

    private void onMove(IntegerSlider slider, IntConsumer set, Function<LoraReading, String> say) {
        slider.addValueChangeListener(event -> act(() -> {
            set.accept(event.getValue());
            return say.apply(simulation.reading());
        }));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        simulations.keep(attachEvent.getUI().getUIId(), simulation);
    }

    @Override
    protected void onDetach(DetachEvent detachEvent) {
        simulations.close(detachEvent.getUI().getUIId());
    }

    @Override
    protected String restore(Map<String, List<String>> parameters) {
        simulation = simulations.of(UI.getCurrent().getUIId());
        simulation.restore(parameters);
        live.bind(simulation.training());
        spectrum.bind(simulation.explorer());
        quantization.bind(simulation.quantization());
        rlhf.bind(simulation.rlhf());
        return simulation.state().equals(LoraState.FIRST) ? text.first() : stands();
    }

    private void runEnded(String sentence) {
        simulation.offerOwnRun();
        update(sentence);
    }

    private String tryThis(Map<String, List<String>> scenario) {
        simulation.exercise(scenario);
        return stands();
    }

    /** What a scenario that was set as a whole is about: a live run, where it asks for one. */
    private String stands() {
        boolean run = !simulation.state().training().equals(TrainingChoices.FIRST);
        return run ? live.ready() : text.trained(simulation.reading());
    }

    @Override
    protected Map<String, String> scenario() {
        return simulation.link();
    }

    @Override
    protected List<String> takeNotices() {
        return simulation.takeNotices().stream().map(text::notice).toList();
    }

    @Override
    protected List<Component> hideable() {
        List<Component> components = new ArrayList<>(
                List.of(preset, width, rank, alpha, targets, saved, precision, batch, sequence, checkpointing));
        components.addAll(live.hideable());
        components.addAll(spectrum.hideable());
        components.addAll(quantization.hideable());
        components.addAll(rlhf.hideable());
        components.addAll(pictures);
        components.addAll(panels);
        return components;
    }

    @Override
    protected void show() {
        LoraReading reading = simulation.reading();
        showControls(reading);
        live.show(reading.state().training());
        spectrum.show(reading.state().rank());
        quantization.show();
        rlhf.show();
        shapes.show(reading, text);
        showBreakdown(reading);
        scales.show(reading, text);
        memory.show(reading, text);
        comparison.show(reading, text);
        base.show(text.number(reading.model().parameters()), text.baseFormula(reading));
        lora.show(text.number(reading.loraParameters()), text.loraFormula(reading));
        percent.show(text.ofAll(reading.percent()), text.percentFormula(reading));
        scale.show(text.factor(reading.scale()), text.scaleFormula(reading));
        code.refresh();
    }

    private void showControls(LoraReading reading) {
        LoraState state = reading.state();
        preset.setValue(state.preset());
        width.setEnabled(!reading.whole());
        width.setValue(reading.model().width());
        rank.setValue(state.rank());
        alpha.setValue(state.alpha());
        targets.setEnabled(reading.whole());
        targets.setValue(state.targets());
        saved.setEnabled(reading.whole());
        saved.setValue(state.saved());
        precision.setValue(state.precision());
        batch.setValue(state.batch());
        sequence.setValue(state.sequence());
        checkpointing.setEnabled(reading.whole());
        checkpointing.setValue(state.checkpointing());
    }

    /** A pair of bars for each kind of matrix, and one for all numbers that are no matrix. */
    private void showBreakdown(LoraReading reading) {
        BaseModel model = reading.model();
        List<String> names = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        List<Long> trained = new ArrayList<>();
        for (Target target : Target.values()) {
            List<WeightMatrix> matrices = model.matrices(target);
            if (!matrices.isEmpty()) {
                names.add(reading.whole() ? text.target(target) : model.name());
                all.add(BaseModel.sum(matrices));
                trained.add(reading.trained(target));
            }
        }
        if (model.others() > 0) {
            names.add(getTranslation("lora.breakdown.others"));
            all.add(model.others());
            trained.add(0L);
        }
        breakdown.show(
                names,
                List.of(
                        new ApexChart.Series(getTranslation("lora.breakdown.full"), all),
                        new ApexChart.Series(getTranslation("lora.breakdown.lora"), trained)));
    }

    private List<CodePanel.Snippet> code() {
        LoraReading reading = simulation.reading();
        LoraCode current = new LoraCode(reading, text.codeAbout(reading));
        return List.of(
                new CodePanel.Snippet("PyTorch", current.pyTorch()),
                new CodePanel.Snippet("Java", current.java()),
                new CodePanel.Snippet(
                        getTranslation("lora.code.run"),
                        simulation.training().code(getTranslation("lora.code.run.about"))));
    }
}
