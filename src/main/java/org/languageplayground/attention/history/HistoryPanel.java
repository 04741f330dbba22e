package org.languageplayground.attention.history;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.slider.IntegerSlider;
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
    private static final List<Integer> STEPS = ModelHistory.standard().steps();
    private static final int STEP = 100;

    private final transient HistoryExplorer explorer;
    private final transient HistoryText text;
    private final transient Controls<? extends ReadingSimulation> controls;
    private final transient Supplier<String> stageSentence;
    private final IntegerSlider slider =
            new IntegerSlider(getTranslation("attention.history.step"), STEPS.getFirst(), STEPS.getLast());
    private final Button earlier;
    private final Button later;
    private final Button play;
    private final Button words;
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
        slider.setStep(STEP);
        slider.setValueAlwaysVisible(true);
        Controls.answerWhileMoved(slider);
        slider.addValueChangeListener(event -> act(() -> go(nearest(event.getValue(), step()))));
        earlier = controls.button("attention.history.earlier", () -> go(neighbour(-1)));
        later = controls.button("attention.history.later", () -> go(neighbour(1)));
        play = controls.button("attention.history.play", this::play);
        words = controls.button("attention.history.words", this::takeWords);
        measuring = controls.button("attention.history.stop", this::stopOrGoOn);
        jump.addClassName("history-jump");
        snapshot = new SnapshotView(text, controls, () -> explorer.snapshot(shown), this::seen);
        charts = new HistoryCharts(text);
        tables = new HistoryTables(text);
        Div row = new Div(slider, earlier, later, play, words);
        row.addClassName("tab-controls");
        Div status = new Div(progress, measuring);
        status.addClassName("tab-controls");
        fitting.add(
                new Div(Origin.computed(), row, read, snapshot),
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
                        "attention.history.lead", text.number(STEPS.size()), text.number(STEPS.getLast()))),
                fitting,
                other);
    }

    @Override
    public Map<String, Component> parts() {
        return Map.of(HistoryFields.CHECKPOINT.key(), slider, "history.play", play);
    }

    @Override
    public List<CheckFile<ReadingSimulation>> files() {
        return new HistoryCheck(explorer).files();
    }

    private void act(Supplier<String> action) {
        controls.act(action);
    }

    private int step() {
        return shown.get(HistoryFields.CHECKPOINT);
    }

    /** The next step whose weights were kept, in the direction in which the slider was moved. */
    static int nearest(int wanted, int now) {
        return wanted > now
                ? STEPS.stream().filter(step -> step >= wanted).findFirst().orElse(STEPS.getLast())
                : STEPS.reversed().stream()
                        .filter(step -> step <= wanted)
                        .findFirst()
                        .orElse(STEPS.getFirst());
    }

    private int neighbour(int by) {
        return STEPS.get(Math.clamp(STEPS.indexOf(step()) + by, 0, STEPS.size() - 1));
    }

    private String go(int step) {
        explorer.stopWalk();
        shown.set(HistoryFields.CHECKPOINT, step);
        return seen();
    }

    private String play() {
        if (explorer.walks()) {
            explorer.stopWalk();
        } else {
            explorer.walk(step());
        }
        return seen();
    }

    private String takeWords() {
        shown.example(getTranslation("attention.history.sentence"), "");
        return seen();
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
        Unchanged.orValue(slider, step());
        earlier.setEnabled(step() > STEPS.getFirst());
        later.setEnabled(step() < STEPS.getLast());
        Unchanged.orText(play, getTranslation(explorer.walks() ? "attention.history.pause" : "attention.history.play"));
        words.setEnabled(!simulation.get(ReadingFields.SENTENCE).equals(getTranslation("attention.history.sentence")));
        read.setText(text.read(HistoryExplorer.checkpoint(simulation)));
        snapshot.show(simulation, simulation.empty() ? null : explorer.snapshot(simulation));
        showMeasured();
    }

    private void showMeasured() {
        List<CheckpointScore> scores = List.copyOf(explorer.scores().values());
        boolean all = scores.size() == STEPS.size();
        progress.setText(explorer.problem().map(text::notice).orElseGet(() -> text.measuring(scores.size())));
        progress.setVisible(!all);
        measuring.setVisible(!all && explorer.problem().isEmpty());
        Unchanged.orText(
                measuring, getTranslation(explorer.measures() ? "attention.history.stop" : "attention.history.goon"));
        jump.setText(text.jump(scores));
        CheckpointScore score = explorer.scores().get(step());
        now.setText(score == null ? "" : text.now(HistoryExplorer.checkpoint(shown), score));
        charts.show(explorer.scores(), step(), shown.state());
        tables.show(scores, score, shown.state());
    }
}
