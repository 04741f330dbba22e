package org.languageplayground.finetuning.rlhf;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.slider.DecimalSlider;
import com.vaadin.flow.component.slider.IntegerSlider;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.PushedFrames;
import org.languageplayground.ui.SeedField;
import org.languageplayground.ui.check.CheckThis;
import org.languageplayground.world.preference.RankingAccuracy;

/** RLHF in three steps that the student runs on the tiny model. */
public final class RlhfPanel extends Div {
    private static final int SAMPLE_COLUMN = 6;

    private final transient RlhfText text = new RlhfText(this::getTranslation, this::getLocale);
    private final transient Consumer<Supplier<String>> act;
    private final transient Consumer<String> ended;
    private final List<StepCard> cards = Stream.of(Step.values())
            .map(step -> new StepCard(step, text, () -> begin(step)))
            .toList();
    private final DecimalSlider beta = new DecimalSlider(getTranslation("lora.rlhf.beta"), 0, RlhfState.GREATEST_BETA);
    private final IntegerSlider rounds = new IntegerSlider(
            getTranslation("lora.rlhf.rounds"), RlhfState.ROUNDS_OF_PPO.least(), RlhfState.ROUNDS_OF_PPO.greatest());
    private final SeedField seed = new SeedField(getTranslation("lora.rlhf.seed"), RlhfState.SEEDS);
    private final Button stop = new Button(getTranslation("lora.rlhf.stop"), event -> stop());
    private final Button reset = new Button(getTranslation("lora.rlhf.reset"), event -> reset());
    private final RlhfCharts charts = new RlhfCharts();
    private final NumberTable table = new NumberTable(
            getTranslation("lora.rlhf.table"),
            List.of(
                    getTranslation("lora.rlhf.table.model"),
                    getTranslation("lora.rlhf.table.wrong"),
                    getTranslation("lora.rlhf.table.unknown"),
                    getTranslation("lora.rlhf.table.right"),
                    getTranslation("lora.rlhf.table.needless"),
                    getTranslation("lora.rlhf.table.unasked"),
                    ExamSitting.SAMPLE));
    private final Div test = new Div(new H3(getTranslation("lora.rlhf.table")), table, caption("lora.rlhf.table.note"));
    private final NumberTable accuracies = new NumberTable(
            getTranslation("lora.rlhf.accuracies"),
            List.of(
                    getTranslation("lora.rlhf.accuracies.sort"),
                    getTranslation("lora.rlhf.accuracies.asked"),
                    getTranslation("lora.rlhf.accuracies.share")));
    private final Div preferences =
            new Div(new H3(getTranslation("lora.rlhf.accuracies")), accuracies, caption("lora.rlhf.accuracies.note"));
    private transient RlhfSimulation simulation;
    private final CheckThis check = RlhfCheck.of(this, () -> simulation);
    private transient Optional<Step> underWay = Optional.empty();

    /**
     * An empty panel.
     *
     * @param act does something for the page: shows what has become of it, and says the sentence
     * @param ended is told of a step that has ended, with a sentence on it
     */
    public RlhfPanel(Consumer<Supplier<String>> act, Consumer<String> ended) {
        this.act = act;
        this.ended = ended;
        setUpControls();
        table.setTextColumns(0, SAMPLE_COLUMN);
        accuracies.setTextColumns(0);
        Div steps = new Div();
        steps.addClassName("rlhf-steps");
        cards.forEach(steps::add);
        Div controls = new Div(beta, rounds, seed);
        controls.addClassName("panel-controls");
        Div actions = new Div(stop, reset);
        actions.addClassName("actions");
        Div tables = new Div(test, preferences);
        tables.addClassName("rlhf-tables");
        add(
                new Paragraph(getTranslation("lora.rlhf.about")),
                controls,
                caption("lora.rlhf.beta.help"),
                steps,
                actions,
                charts,
                tables,
                new Div(Origin.stored("script/rlhf"), new Paragraph(getTranslation("lora.rlhf.measured"))),
                check);
    }

    private Paragraph caption(String key) {
        Paragraph caption = new Paragraph(getTranslation(key));
        caption.addClassName("apex-caption");
        return caption;
    }

    private void setUpControls() {
        beta.setStep(RlhfState.BETA_STEP);
        beta.setValueAlwaysVisible(true);
        beta.addValueChangeListener(event -> act.accept(() -> {
            simulation.show(simulation.state().withBeta(event.getValue()));
            return getTranslation("lora.rlhf.beta.set", text.number(event.getValue(), 2));
        }));
        rounds.setStep(RlhfState.ROUNDS_OF_PPO.step());
        rounds.setValueAlwaysVisible(true);
        rounds.addValueChangeListener(event -> act.accept(() -> {
            simulation.show(simulation.state().withRounds(event.getValue()));
            return getTranslation("lora.rlhf.rounds.set", event.getValue());
        }));
        seed.setStepButtonsVisible(true);
        seed.addValueChangeListener(event ->
                act.accept(() -> seed.refusal(simulation.state().seed()).orElseGet(() -> {
                    simulation.show(simulation.state().withSeed(event.getValue()));
                    return getTranslation("lora.rlhf.seed.set", String.valueOf(event.getValue()));
                })));
    }

    /** Shows this tab's steps from now on. */
    public void bind(RlhfSimulation newSimulation) {
        simulation = newSimulation;
        underWay = stepUnderWay();
    }

    /** What a link can hide. */
    public List<Component> hideable() {
        return List.of(beta, rounds, seed);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        simulation.onChange(new PushedFrames(event.getUI(), this::pushed)::changed);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        simulation.onChange(() -> {});
    }

    private void pushed() {
        showSteps();
        Optional<Step> before = underWay;
        underWay = stepUnderWay();
        if (underWay.isEmpty()) {
            before.filter(step -> simulation.run(step).isPresent())
                    .ifPresent(step -> ended.accept(text.outcome(simulation, step)));
        }
    }

    private Optional<Step> stepUnderWay() {
        return Stream.of(Step.values())
                .filter(step -> simulation.run(step).filter(run -> !run.over()).isPresent())
                .findFirst();
    }

    private void begin(Step step) {
        act.accept(() -> {
            Optional<RlhfSimulation.Obstacle> obstacle = simulation.obstacle(step);
            if (obstacle.isPresent()) {
                return text.obstacle(obstacle.get());
            }
            simulation.begin(step);
            underWay = Optional.of(step);
            return getTranslation("lora.rlhf.begun", text.name(step));
        });
    }

    private void stop() {
        act.accept(() -> {
            simulation.stop();
            return getTranslation("lora.rlhf.stopping");
        });
    }

    private void reset() {
        act.accept(() -> {
            simulation.reset();
            underWay = Optional.empty();
            return getTranslation("lora.rlhf.reset.done");
        });
    }

    /** Brings controls and results in line with the settings and the steps. */
    public void show() {
        beta.setValue(simulation.state().beta());
        rounds.setValue(simulation.state().rounds());
        seed.setValue(simulation.state().seed());
        showSteps();
    }

    private void showSteps() {
        stop.setEnabled(simulation.busy());
        cards.forEach(card -> card.show(simulation, text));
        charts.show(simulation, text);
        Optional<Exam> base = simulation.sft().map(SftRun::baseExam);
        test.setVisible(base.isPresent());
        table.show(
                List.of(
                        text.row(getTranslation("lora.rlhf.table.base"), base),
                        text.row(text.name(Step.SFT), simulation.sft().map(SftRun::exam)),
                        text.row(text.name(Step.PPO), simulation.ppo().map(PpoRun::exam))),
                -1);
        Optional<RankingAccuracy> accuracy = simulation.reward().map(RewardRun::accuracy);
        preferences.setVisible(accuracy.isPresent());
        accuracy.ifPresent(some -> accuracies.show(text.accuracies(some), -1));
        check.refresh();
    }
}
