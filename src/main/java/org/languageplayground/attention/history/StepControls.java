package org.languageplayground.attention.history;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.slider.IntegerSlider;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.ui.Unchanged;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.world.history.ModelHistory;

/** Which checkpoint is looked at: a slider that rests where weights were kept, the next and the last one, and a walk through all. */
final class StepControls extends Div {
    static final List<Integer> STEPS = ModelHistory.standard().steps();
    private static final int STEP = 100;

    private final transient HistoryExplorer explorer;
    private final transient Supplier<String> seen;
    private final IntegerSlider slider =
            new IntegerSlider(getTranslation("attention.checkpoint"), STEPS.getFirst(), STEPS.getLast());
    private final Button earlier;
    private final Button later;
    private final Button play;
    private final Button words;
    private transient ReadingSimulation shown;

    /**
     * Controls of a tab.
     *
     * @param seen says what is seen
     */
    StepControls(HistoryExplorer explorer, Controls<? extends ReadingSimulation> controls, Supplier<String> seen) {
        this.explorer = explorer;
        this.seen = seen;
        addClassName("tab-controls");
        slider.setStep(STEP);
        slider.setValueAlwaysVisible(true);
        Controls.answerWhileMoved(slider);
        slider.addValueChangeListener(event -> controls.act(() -> go(nearest(event.getValue(), step()))));
        earlier = controls.button("attention.history.earlier", () -> go(neighbour(-1)));
        later = controls.button("attention.history.later", () -> go(neighbour(1)));
        play = controls.button("attention.history.play", this::play);
        words = controls.button("attention.history.words", this::takeWords);
        add(controls.explained(HistoryFields.CHECKPOINT, slider), earlier, later, play, words);
    }

    Map<String, Component> parts() {
        return Map.of("history.play", play);
    }

    void show(ReadingSimulation simulation) {
        shown = simulation;
        Unchanged.orValue(slider, step());
        earlier.setEnabled(step() > STEPS.getFirst());
        later.setEnabled(step() < STEPS.getLast());
        Unchanged.orText(play, getTranslation(explorer.walks() ? "attention.history.pause" : "attention.history.play"));
        words.setEnabled(!simulation.get(ReadingFields.SENTENCE).equals(getTranslation("attention.history.sentence")));
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
        return seen.get();
    }

    private String play() {
        if (explorer.walks()) {
            explorer.stopWalk();
        } else {
            explorer.walk(step());
        }
        return seen.get();
    }

    /** A sentence of the sort that the model read first. */
    private String takeWords() {
        shown.example(getTranslation("attention.history.sentence"), "");
        return seen.get();
    }
}
