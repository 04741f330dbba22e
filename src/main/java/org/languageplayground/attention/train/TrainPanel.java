package org.languageplayground.attention.train;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.slider.IntegerSlider;
import java.util.List;
import java.util.Map;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.train.TrainExplorer.Status;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.Unchanged;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.glossary.Prose;
import org.languageplayground.world.copying.CopyRun;

/** "Train one": two small models learn to copy in front of the student; the one with two layers does so all at once. */
public final class TrainPanel extends Panel<ReadingSimulation> {
    private final transient TrainExplorer explorer;
    private final transient TrainText text;
    private final Button train;
    private final Button rewind;
    private final Paragraph status = new Paragraph();
    private final Paragraph seen = new Paragraph();
    private final Paragraph jump = new Paragraph();
    private final TrainCharts charts = new TrainCharts();
    private final IntegerSlider step;
    private final LookingView looking;
    private final TrainTables tables;
    private transient ReadingSimulation shown;

    /** An empty panel. */
    public TrainPanel(TrainExplorer explorer, TrainText text, Controls<? extends ReadingSimulation> controls) {
        this.explorer = explorer;
        this.text = text;
        addClassName("train");
        train = controls.button("attention.train.start", this::startOrStop);
        train.addThemeNames("primary");
        rewind = controls.button("attention.train.rewind", this::rewind);
        status.addClassName("train-status");
        jump.addClassName("history-jump");
        Div run = new Div(
                train,
                rewind,
                controls.explained(
                        TrainFields.SEED, controls.number(TrainFields.SEED, TrainFields.SEEDS, set -> seed())),
                status);
        run.addClassName("tab-controls");
        step = new IntegerSlider(getTranslation("attention.trainstep"), 0, CopyRun.STEPS);
        step.setStep(CopyRun.BETWEEN);
        step.setValueAlwaysVisible(true);
        Controls.answerWhileMoved(step);
        step.addValueChangeListener(event -> controls.act(() -> lookAt(event.getValue())));
        looking = new LookingView(
                text,
                () -> explorer.looking(shown),
                letter -> controls.act(() -> {
                    shown.set(TrainFields.LOOKED, letter);
                    return text.looked(explorer.looking(shown));
                }));
        tables = new TrainTables(text);
        Div look = new Div(
                controls.explained(TrainFields.STEP, step),
                controls.explained(
                        TrainFields.LETTERS,
                        controls.text(TrainFields.LETTERS, set -> text.looked(explorer.looking(set)))));
        look.addClassName("tab-controls");
        add(
                new H2(getTranslation("attention.train.title")),
                new Prose(getTranslation("attention.train.lead")),
                new Div(Origin.computed(), run, seen, charts, jump),
                new Div(Origin.computed(), look, looking, new Details(getTranslation("attention.train.all"), tables)));
    }

    @Override
    public Map<String, Component> parts() {
        return Map.of("train.run", train);
    }

    @Override
    public List<CheckFile<ReadingSimulation>> files() {
        return new TrainCheck(explorer).files();
    }

    private String startOrStop() {
        if (explorer.status() == Status.WAITING || explorer.status() == Status.RUNNING) {
            explorer.stop();
            return text.status(explorer);
        }
        shown.set(TrainFields.STEP, CopyRun.STEPS);
        explorer.start();
        return text.begun(explorer);
    }

    private String rewind() {
        explorer.rewind();
        shown.set(TrainFields.STEP, CopyRun.STEPS);
        return text.status(explorer);
    }

    private String seed() {
        explorer.follow(shown);
        return text.status(explorer);
    }

    /** Any step that was measured; the newest one is followed while training goes on. */
    private String lookAt(int wanted) {
        int newest = explorer.progress().measured().getLast().step();
        shown.set(TrainFields.STEP, wanted >= newest ? CopyRun.STEPS : wanted / CopyRun.BETWEEN * CopyRun.BETWEEN);
        return text.seen(explorer.shown(shown));
    }

    @Override
    public void show(ReadingSimulation simulation) {
        shown = simulation;
        explorer.follow(simulation);
        showRun();
        Progress progress = explorer.progress();
        CopyRun.Pair pair = explorer.shown(simulation);
        Unchanged.orText(seen, text.seen(pair));
        Unchanged.orText(jump, text.jump(progress));
        charts.show(progress);
        int newest = progress.measured().getLast().step();
        step.setMax(Math.max(CopyRun.BETWEEN, newest));
        step.setEnabled(newest > 0);
        Unchanged.orValue(step, pair.step());
        looking.show(explorer.looking(simulation));
        tables.show(pair, explorer.without(simulation));
    }

    private void showRun() {
        Status now = explorer.status();
        train.setEnabled(now != Status.DONE && now != Status.FAILED);
        Unchanged.orText(
                train,
                getTranslation(
                        switch (now) {
                            case WAITING, RUNNING -> "attention.train.stop";
                            case STOPPED -> "attention.train.goon";
                            case UNTRAINED, DONE, FAILED -> "attention.train.start";
                        }));
        rewind.setEnabled(now != Status.UNTRAINED);
        Unchanged.orText(status, text.status(explorer));
    }
}
