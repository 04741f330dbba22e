package org.languageplayground.ui.chapter;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.languageplayground.ui.Limits;
import org.languageplayground.ui.ViewFactory;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;

/** A whole chapter, as small as can be: what CONTRIBUTING tells about controls, tabs and chapters is done here. It borrows the texts of chapter 1. */
final class ExampleChapter {
    static final Field<String> TEXT = Field.text("sentence", "a b", 20);
    static final Field<Integer> TIMES = Field.number("layer", 2, new Limits(1, 9, 1));
    static final Field<String> TAB = Field.choice("tab", "arcs", List.of("arcs", "matrix"), Function.identity());

    private ExampleChapter() {}

    /** What is set, and what follows from it. */
    static final class Repetition extends Simulation {
        private boolean closed;
        private int unasked;

        Repetition() {
            super(List.of(TEXT, TIMES, TAB));
        }

        @Override
        protected State settle(State before, State wanted) {
            if (wanted.get(TEXT).contains("!")) {
                tellAt(TEXT, "ui.reset");
            }
            return wanted;
        }

        String result() {
            return get(TEXT).repeat(get(TIMES)) + "+".repeat(unasked);
        }

        /** As a thread of the pool does. */
        void hearsOfSomething() {
            unasked++;
            changed();
        }

        @Override
        public void close() {
            closed = true;
        }

        boolean closed() {
            return closed;
        }
    }

    /** One a tab. */
    static final class Repetitions extends TabSimulations<Repetition> {
        Repetitions() {
            super(Repetition::new);
        }
    }

    /** What the second tab holds. */
    static final class LengthPanel extends Panel<Repetition> {
        static final List<LengthPanel> MADE = new ArrayList<>();
        final Span length = new Span();

        LengthPanel() {
            MADE.add(this);
            add(length);
        }

        @Override
        public void show(Repetition simulation) {
            length.setText(String.valueOf(simulation.result().length()));
        }
    }

    /** Lays out and binds. */
    @Route("example")
    public static final class View extends ChapterPage<Repetition> {
        static final Repetitions SIMULATIONS = new Repetitions();
        final TextField text = controls().text(TEXT, this::sentence);
        final IntegerSlider times = controls().slider(TIMES, new Limits(1, 9, 1), this::sentence);
        final Span result = new Span();

        public View() {
            super("attention", SIMULATIONS, TAB);
            stage(
                    new Stage().input(text).picture(result).controls(times),
                    List.of(new CheckFile<>(
                            "attention.check.numbers.",
                            "result.json",
                            current -> !current.get(TEXT).isEmpty(),
                            current -> Content.json(List.of(current.result())))));
            tab("arcs", Panel::none);
            tab("matrix", LengthPanel::new);
        }

        @Override
        protected void show(Repetition current) {
            result.setText(current.result());
        }

        @Override
        protected String sentence(Repetition current) {
            return current.get(TIMES) + " times";
        }

        @Override
        protected String news(Repetition current) {
            return current.result().endsWith("+") ? "news" : "";
        }

        @Override
        protected String next(Repetition current) {
            return "lora?facts=" + current.get(TEXT);
        }
    }

    /** Makes the view. */
    public static final class Views extends ViewFactory {
        public Views() {
            super(View.class, View::new);
        }
    }
}
