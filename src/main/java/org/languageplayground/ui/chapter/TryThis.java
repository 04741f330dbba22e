package org.languageplayground.ui.chapter;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.languageplayground.ui.ear.LiveRegion;
import org.languageplayground.ui.ear.Voice;

/**
 * The drawer "Try this": one exercise at a time. The student guesses, the button sets the controls, and what happens is told after it
 * has been seen.
 */
final class TryThis extends Aside {
    private final transient List<Exercise> exercises;
    private final transient Consumer<Exercise> set;
    private final Span count = new Span();
    private final Paragraph task = new Paragraph();
    private final RadioButtonGroup<String> guess = new RadioButtonGroup<>();
    private final Button reveal = new Button(getTranslation("ui.exercises.set"), event -> reveal());
    private final Paragraph outcome = new Paragraph();
    private final Paragraph why = new Paragraph();
    private final Button previous = new Button(getTranslation("ui.exercises.previous"), event -> step(-1));
    private final Button next = new Button(getTranslation("ui.exercises.next"), event -> step(1));
    private final List<Runnable> closing = new ArrayList<>();
    private int shown;

    /**
     * A closed drawer.
     *
     * @param set sets the controls as an exercise asks
     */
    TryThis(List<Exercise> exercises, Consumer<Exercise> set) {
        this.exercises = exercises;
        this.set = set;
        addClassName("try-this");
        getElement().setAttribute("aria-label", getTranslation("ui.exercises"));
        getElement().setAttribute("data-part", "try-this");
        setVisible(false);
        H2 title = new H2(getTranslation("ui.exercises"));
        Button close = new Button(getTranslation("ui.exercises.close"), event -> toggle());
        close.addThemeNames("tertiary", "small");
        Span head = new Span(title, count, close);
        head.addClassName("try-head");
        task.addClassName("try-task");
        outcome.addClassName("try-outcome");
        reveal.addThemeNames("primary");
        guess.addValueChangeListener(event -> reveal.setEnabled(event.getValue() != null));
        Span steps = new Span(previous, next);
        steps.addClassName("try-steps");
        add(head, task, guess, reveal, outcome, why, steps);
        show();
    }

    /** Opens the drawer, or closes it. */
    void toggle() {
        setVisible(!isVisible());
        closing.forEach(Runnable::run);
    }

    /** Calls back when the drawer has opened or closed. */
    void onToggle(Runnable callback) {
        closing.add(callback);
    }

    /** Opens the drawer; the next exercise, or the one before, if it was open; nothing beyond the first and the last. */
    void step(int by) {
        if (!isVisible()) {
            toggle();
            return;
        }
        int wanted = shown + by;
        if (wanted >= 0 && wanted < exercises.size()) {
            shown = wanted;
            show();
        }
    }

    private void show() {
        Exercise exercise = exercises.get(shown);
        count.setText(getTranslation("ui.exercises.count", shown + 1, exercises.size()));
        task.setText(exercise.task());
        guess.setLabel(exercise.question());
        guess.setItems(exercise.options());
        reveal.setEnabled(false);
        outcome.setText("");
        why.setText("");
        previous.setEnabled(shown > 0);
        next.setEnabled(shown < exercises.size() - 1);
    }

    private void reveal() {
        Exercise exercise = exercises.get(shown);
        set.accept(exercise);
        int guessed = IntStream.range(0, exercise.options().size())
                .filter(option -> exercise.options().get(option).equals(guess.getValue()))
                .findFirst()
                .orElse(-1);
        outcome.setText(
                guessed == exercise.right()
                        ? getTranslation("ui.exercises.right")
                        : getTranslation(
                                "ui.exercises.other", exercise.options().get(exercise.right())));
        why.setText(exercise.why());
        getUI().ifPresent(ui ->
                LiveRegion.of(ui).say(Voice.LESSON, getTranslation("ui.sentences", outcome.getText(), exercise.why())));
    }
}
