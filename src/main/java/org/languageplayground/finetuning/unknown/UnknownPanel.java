package org.languageplayground.finetuning.unknown;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.chapter.Stage;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.world.preference.RankingAccuracy;
import org.languageplayground.world.preference.RecordedRun;

/** "Say unknown": three steps of RLHF that the student runs, beside a run that works and one that does not. */
public final class UnknownPanel extends Panel<Simulation> {
    private final transient RlhfSimulation rlhf;
    private final transient UnknownText text;
    private final transient Controls<? extends Simulation> controls;
    private final Button all = new Button(getTranslation("lora.rlhf.all"), event -> beginAll());
    private final Button stop = new Button(getTranslation("lora.rlhf.stop"), event -> stop());
    private final Origin computed = Origin.computed();
    private final Origin shipped = Origin.stored("script/rlhf");
    private final Button forget = new Button(getTranslation("lora.rlhf.reset"), event -> forget());
    private final List<StepCard> cards;
    private final OutcomeGrid own = new OutcomeGrid();
    private final Div beforehand = new Div();
    private final Div first = new Div(beforehand);
    private final Div later = new Div();
    private final RlhfCharts charts = new RlhfCharts();
    private final NumberTable table = new NumberTable(
            getTranslation("lora.rlhf.table"),
            List.of(
                    getTranslation("lora.rlhf.table.model"),
                    getTranslation("lora.rlhf.table.wrong"),
                    getTranslation("lora.rlhf.table.unknown"),
                    getTranslation("lora.rlhf.table.right"),
                    getTranslation("lora.rlhf.table.needless"),
                    getTranslation("lora.rlhf.table.unasked")));
    private final NumberTable accuracies = new NumberTable(
            getTranslation("lora.rlhf.accuracies"),
            List.of(
                    getTranslation("lora.rlhf.accuracies.sort"),
                    getTranslation("lora.rlhf.accuracies.asked"),
                    getTranslation("lora.rlhf.accuracies.share")));
    private final Div tables = new Div(
            Origin.computed(),
            new H3(getTranslation("lora.rlhf.table")),
            table,
            caption("lora.rlhf.table.note"),
            new H3(getTranslation("lora.rlhf.accuracies")),
            accuracies,
            caption("lora.rlhf.accuracies.note"));
    private final Details numbers = new Details(getTranslation("lora.rlhf.numbers"), tables);
    private final Stage stage;
    private transient Simulation shown;

    /** The tab of one student's steps. */
    public UnknownPanel(RlhfSimulation rlhf, UnknownText text, Controls<? extends Simulation> controls) {
        this.rlhf = rlhf;
        this.text = text;
        this.controls = controls;
        addClassName("say-unknown");
        cards = Stream.of(Step.values())
                .map(step -> new StepCard(step, () -> begin(step)))
                .toList();
        all.addThemeNames("primary");
        stop.addThemeNames("tertiary");
        forget.addThemeNames("tertiary");
        accuracies.setTextColumns(0);
        Div actions = new Div(all, stop, forget);
        actions.addClassName("stage-actions");
        Div steps = new Div();
        steps.addClassName("rlhf-steps");
        cards.forEach(steps::add);
        beforehand.addClassName("beforehand");
        RecordedRun.shipped().forEach(run -> beforehand.add(new RecordedOutcome(run, text, () -> set(run))));
        stage = new Stage()
                .input(actions)
                .origin(computed)
                .origin(shipped)
                .picture(own, first)
                .controls(steps, sliders(), later);
        Div about = new Div(new Paragraph(getTranslation("lora.rlhf.about")));
        cards.forEach(card -> about.add(card.about(text)));
        about.add(new Div(Origin.stored("script/rlhf"), new Paragraph(getTranslation("lora.rlhf.measured"))));
        add(stage, charts, numbers, new Details(getTranslation("lora.rlhf.steps"), about));
    }

    private Div sliders() {
        Function<Simulation, String> beta =
                simulation -> getTranslation("lora.rlhf.beta.set", text.number(simulation.get(UnknownFields.BETA), 2));
        Function<Simulation, String> rounds =
                simulation -> getTranslation("lora.rlhf.rounds.set", text.number(simulation.get(UnknownFields.ROUNDS)));
        Function<Simulation, String> seed =
                simulation -> getTranslation("lora.rlhf.seed.set", String.valueOf(simulation.get(UnknownFields.SEED)));
        Div sliders = new Div(
                controls.explained(
                        UnknownFields.BETA,
                        controls.slider(
                                UnknownFields.BETA, UnknownFields.GREATEST_BETA, UnknownFields.BETA_STEP, beta)),
                controls.slider(UnknownFields.ROUNDS, UnknownFields.ROUND_COUNTS, rounds),
                controls.number(UnknownFields.SEED, UnknownFields.SEEDS, seed));
        sliders.addClassName("sliders");
        return sliders;
    }

    private Paragraph caption(String key) {
        Paragraph caption = new Paragraph(getTranslation(key));
        caption.addClassName("apex-caption");
        return caption;
    }

    @Override
    public List<CheckFile<Simulation>> files() {
        return new RlhfCheck(rlhf).files();
    }

    @Override
    public Optional<Stage> stage() {
        return Optional.of(stage);
    }

    @Override
    public Map<String, Component> parts() {
        return Map.of("run-all-three", all, "beforehand", beforehand);
    }

    private void beginAll() {
        begin(Step.SFT, rlhf::beginAll, getTranslation("lora.rlhf.all.begun"));
    }

    private void begin(Step step) {
        begin(step, () -> rlhf.begin(step), getTranslation("lora.rlhf.begun", text.name(step)));
    }

    private void begin(Step step, Runnable begin, String begun) {
        controls.act(() -> rlhf.obstacle(step).map(text::obstacle).orElseGet(() -> {
            try {
                begin.run();
                return begun;
            } catch (NoMemoryException e) {
                return text.notice(Notice.memory(e));
            }
        }));
    }

    private void stop() {
        controls.act(() -> {
            rlhf.stop();
            return getTranslation("lora.rlhf.stopping");
        });
    }

    private void forget() {
        controls.act(() -> {
            rlhf.reset();
            return getTranslation("lora.rlhf.reset.done");
        });
    }

    /** Sets up what was run beforehand. */
    private void set(RecordedRun run) {
        controls.act(() -> {
            RecordedRun.Settings settings = run.settings();
            shown.set(UnknownFields.SEED, settings.seed());
            shown.set(UnknownFields.BETA, settings.beta());
            shown.set(UnknownFields.ROUNDS, settings.rounds());
            return getTranslation("lora.rlhf.recorded.ready");
        });
    }

    @Override
    public void show(Simulation simulation) {
        shown = simulation;
        all.setEnabled(rlhf.obstacle(Step.SFT).isEmpty());
        stop.setEnabled(rlhf.busy());
        forget.setEnabled(rlhf.sft().isPresent());
        computed.setVisible(rlhf.sft().isPresent());
        shipped.setVisible(rlhf.sft().isEmpty());
        cards.forEach(card -> card.show(rlhf, text));
        Optional<OwnOutcome> steps = OwnOutcome.of(rlhf);
        own.setVisible(steps.isPresent());
        (steps.isPresent() ? later : first).add(beforehand);
        steps.ifPresent(some -> own.show(
                text.own(rlhf.sft().orElseThrow(), rlhf.ppo()),
                some.countries(),
                some.said(),
                text.sums(some.columns())));
        charts.show(rlhf, text);
        showTables();
    }

    private void showTables() {
        Optional<Exam> base = rlhf.sft().map(run -> run.figures().base());
        numbers.setVisible(base.isPresent());
        table.show(
                List.of(
                        text.row(getTranslation("lora.rlhf.table.base"), base),
                        text.row(text.name(Step.SFT), rlhf.sft().map(run -> run.figures()
                                .exam())),
                        text.row(text.name(Step.PPO), rlhf.ppo().map(run -> run.figures()
                                .exam()))),
                -1);
        Optional<RankingAccuracy> accuracy =
                rlhf.reward().map(run -> run.figures().accuracy());
        accuracies.setVisible(accuracy.isPresent());
        accuracy.ifPresent(some -> accuracies.show(text.accuracies(some), -1));
    }
}
