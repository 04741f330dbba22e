package org.languageplayground.attention.history;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.Unchanged;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.glossary.Prose;
import org.languageplayground.world.history.CheckpointScore;
import org.languageplayground.world.history.ModelHistory;

/** "History": the present sentence at any checkpoint of the model's own training, from random weights on, and where recall comes. */
public final class HistoryPanel extends Panel<ReadingSimulation> {
    private final transient HistoryExplorer explorer;
    private final transient HistoryText text;
    private final transient Controls<? extends ReadingSimulation> controls;
    private final transient Supplier<String> stageSentence;
    private final StepControls steps;
    private final Paragraph read = new Paragraph();
    private final Paragraph progress = new Paragraph();
    private final Button measuring;
    private final Paragraph jump = new Paragraph();
    private final SnapshotView snapshot;
    private final HistoryCharts charts;
    private final Paragraph now = new Paragraph();
    private final HistoryTables tables;
    private final Div fitting = new Div();
    private final Div other;
    private transient ReadingSimulation shown;

    /**
     * An empty panel.
     *
     * @param stageSentence what is seen on the stage
     */
    public HistoryPanel(
            HistoryExplorer explorer,
            HistoryText text,
            Controls<? extends ReadingSimulation> controls,
            Supplier<String> stageSentence) {
        this.explorer = explorer;
        this.text = text;
        this.controls = controls;
        this.stageSentence = stageSentence;
        addClassName("history");
        steps = new StepControls(explorer, controls, this::seen);
        measuring = controls.button("attention.history.stop", this::stopOrGoOn);
        jump.addClassName("history-jump");
        snapshot = new SnapshotView(text, controls, () -> explorer.snapshot(shown), this::seen);
        charts = new HistoryCharts(text);
        tables = new HistoryTables(text);
        Div status = new Div(progress, measuring);
        status.addClassName("tab-controls");
        fitting.add(
                new Div(Origin.computed(), steps, read, snapshot),
                jump,
                new Div(
                        Origin.computed(),
                        status,
                        now,
                        charts,
                        new Details(getTranslation("attention.history.all"), tables)));
        other = new Div(
                new Paragraph(getTranslation("attention.history.other", ModelHistory.MODEL)),
                controls.button("attention.history.show", this::takeModel));
        add(
                new H2(getTranslation("attention.history.title")),
                new Prose(getTranslation(
                        "attention.history.lead",
                        text.number(StepControls.STEPS.size()),
                        text.number(StepControls.STEPS.getLast()))),
                fitting,
                other);
    }

    @Override
    public Map<String, Component> parts() {
        return steps.parts();
    }

    @Override
    public List<CheckFile<ReadingSimulation>> files() {
        return new HistoryCheck(explorer).files();
    }

    private String takeModel() {
        shown.set(ReadingFields.UNTRAINED, false);
        shown.set(ReadingFields.MODEL, ModelHistory.MODEL);
        return stageSentence.get();
    }

    private String stopOrGoOn() {
        if (explorer.measures()) {
            explorer.stopMeasuring();
        } else {
            explorer.goOn();
        }
        return seen();
    }

    private String seen() {
        return shown.empty() || !HistoryExplorer.fits(shown)
                ? stageSentence.get()
                : text.seen(explorer.snapshot(shown));
    }

    @Override
    public void show(ReadingSimulation simulation) {
        shown = simulation;
        boolean fits = HistoryExplorer.fits(simulation);
        fitting.setVisible(fits);
        other.setVisible(!fits);
        if (!fits) {
            explorer.stopWalk();
            return;
        }
        explorer.measure();
        steps.show(simulation);
        read.setText(text.read(HistoryExplorer.checkpoint(simulation)));
        snapshot.show(simulation, simulation.empty() ? null : explorer.snapshot(simulation));
        showMeasured();
    }

    private void showMeasured() {
        int step = shown.get(HistoryFields.CHECKPOINT);
        List<CheckpointScore> scores = List.copyOf(explorer.scores().values());
        boolean all = scores.size() == StepControls.STEPS.size();
        progress.setText(explorer.problem().map(text::notice).orElseGet(() -> text.measuring(scores.size())));
        progress.setVisible(!all);
        measuring.setVisible(!all && explorer.problem().isEmpty());
        Unchanged.orText(
                measuring, getTranslation(explorer.measures() ? "attention.history.stop" : "attention.history.goon"));
        jump.setText(text.jump(scores));
        CheckpointScore score = explorer.scores().get(step);
        now.setText(score == null ? "" : text.now(HistoryExplorer.checkpoint(shown), score));
        charts.show(explorer.scores(), step, shown.state());
        tables.show(scores, score, shown.state());
    }
}
