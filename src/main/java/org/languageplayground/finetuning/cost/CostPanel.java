package org.languageplayground.finetuning.cost;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.languageplayground.finetuning.calculator.LoraPlan;
import org.languageplayground.finetuning.calculator.Precision;
import org.languageplayground.finetuning.calculator.PublishedModel;
import org.languageplayground.finetuning.calculator.PublishedModels;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.finetuning.category.EncoderBits;
import org.languageplayground.finetuning.teach.LiveTraining;
import org.languageplayground.finetuning.teach.RunSettings;
import org.languageplayground.finetuning.teach.Task;
import org.languageplayground.finetuning.teach.TeachFields;
import org.languageplayground.finetuning.teach.TeachText;
import org.languageplayground.finetuning.teach.TrialPanel;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.chapter.Stage;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.ui.check.CheckFile;

/** "Cost": what a published model takes to fine-tune, by which method, and what a base in 4 bits saves. */
public final class CostPanel extends Panel<Simulation> {
    private final transient CostText text;
    private final transient QuantizationExplorer explorer;
    private final MemoryParts memory = new MemoryParts();
    private final MethodComparison comparison = new MethodComparison();
    private final ShapesTable shapes = new ShapesTable();
    private final transient EncoderBits encoder;
    private final EncoderBitsTable bits;
    private final QuantizationPanel quantization;
    private final TrialPanel trial;
    private final StatCard base = new StatCard(getTranslation("lora.stat.base"));
    private final StatCard lora = new StatCard(getTranslation("lora.stat.lora"));
    private final StatCard percent = new StatCard(getTranslation("lora.stat.percent"));
    private final StatCard bytes = new StatCard(getTranslation("lora.stat.memory"));
    private final StatCard full = new StatCard(getTranslation("lora.stat.memory.full"));
    private final Stage stage;
    private transient Simulation shown;

    /** The tab, with the trial of one student. */
    public CostPanel(
            QuantizationExplorer explorer,
            EncoderBits encoder,
            LiveTraining live,
            CostText text,
            TeachText words,
            Controls<? extends Simulation> controls) {
        this.text = text;
        this.explorer = explorer;
        this.encoder = encoder;
        bits = new EncoderBitsTable(encoder, explorer::tell);
        quantization = new QuantizationPanel(explorer, controls);
        trial = new TrialPanel(live, () -> trial(shown), words, controls);
        addClassName("cost");
        stage = stage(controls);
        Select<Task> taught = controls.select(
                CostFields.TRIAL,
                Arrays.asList(Task.values()),
                words::trialTask,
                simulation -> words.trialReady(trial(simulation)));
        Div below = new Div(
                new Div(new H3(getTranslation("lora.comparison.title")), Origin.formula(), comparison.chart()),
                new Div(new H3(getTranslation("lora.trial.title")), taught, trial),
                new Div(new H3(getTranslation("lora.quantised.title")), quantization));
        below.addClassName("beside");
        Div folded = new Div(
                folded("lora.memory.why", memory),
                folded("lora.shapes", shapes),
                folded("lora.comparison.counted", comparison),
                folded("lora.measured", new PublishedRuns(text)),
                bits);
        folded.addClassName("folded");
        add(stage, below, folded);
    }

    private static RunSettings trial(Simulation simulation) {
        return TeachFields.trial(simulation.get(CostFields.TRIAL), simulation.get(CostFields.RANK));
    }

    private Stage stage(Controls<? extends Simulation> controls) {
        Function<Simulation, String> seen = simulation -> text.seen(simulation.state());
        Function<Simulation, String> remember = simulation -> text.memory(CostFields.reading(simulation.state()));
        Select<PublishedModel> preset =
                controls.select(CostFields.PRESET, PublishedModels.all(), PublishedModel::name, seen);
        CheckboxGroup<Target> targets =
                controls.several(CostFields.TARGETS, Arrays.asList(Target.values()), text::target, seen);
        Checkbox save = controls.checkbox(CostFields.SAVE, seen);
        return new Stage()
                .input(preset, targets)
                .origin(Origin.formula())
                .picture(memory.chart())
                .controls(
                        controls.slider(CostFields.RANK, CostFields.RANKS, seen),
                        controls.select(
                                CostFields.PRECISION, Arrays.asList(Precision.values()), text::precision, remember),
                        controls.slider(CostFields.BATCH, CostFields.BATCHES, remember),
                        controls.slider(CostFields.SEQUENCE, CostFields.SEQUENCES, remember),
                        controls.checkbox(CostFields.CHECKPOINT, remember),
                        save)
                .stats(base, lora, percent, bytes, full);
    }

    private Details folded(String key, Component content) {
        return new Details(getTranslation(key), content);
    }

    @Override
    public List<CheckFile<Simulation>> files() {
        List<CheckFile<Simulation>> files = new ArrayList<>(new QuantizationCheck(explorer).files());
        files.addFirst(CostCheck.FILE);
        files.add(EncoderBitsCheck.file(encoder));
        return files;
    }

    @Override
    public Optional<Stage> stage() {
        return Optional.of(stage);
    }

    @Override
    public Map<String, Component> parts() {
        return Map.of(
                "memory",
                memory.chart(),
                "fine-tuning-method-comparison",
                comparison.chart(),
                "qlora-the-base-in-4-bits",
                quantization,
                "run-all-methods",
                trial);
    }

    @Override
    public void show(Simulation simulation) {
        shown = simulation;
        State state = simulation.state();
        CostReading reading = CostFields.reading(state);
        LoraPlan plan = reading.plan();
        memory.show(reading, text);
        comparison.show(reading, text);
        shapes.show(reading, text);
        quantization.show(state);
        bits.show();
        trial.show();
        base.show(text.number(plan.model().parameters()), text.baseFormula(reading));
        lora.show(text.number(plan.loraParameters()), text.loraFormula(reading));
        percent.show(text.ofAll(plan.percent()), text.percentFormula(reading));
        bytes.show(text.bytes(reading.memory().total()), "");
        full.show(text.bytes(reading.fullMemory().total()), "");
    }
}
