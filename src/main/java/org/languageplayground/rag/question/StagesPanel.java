package org.languageplayground.rag.question;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.Map;

/** "Pipeline": the stages of a question, which of them runs, and how long the others took. */
public final class StagesPanel extends OrderedList {
    private final Map<Stage, Step> steps = new EnumMap<>(Stage.class);

    public StagesPanel() {
        addClassName("stages");
        getElement().setAttribute("aria-label", getTranslation("rag.pipeline"));
        for (Stage stage : Stage.values()) {
            Step step = new Step(getTranslation("rag.stage." + QuestionText.key(stage)));
            steps.put(stage, step);
            add(step);
        }
    }

    private static final class Step extends ListItem {
        private final Text time = new Text("");
        private final Text note = new Text("");

        Step(String name) {
            Span title = new Span(name);
            title.addClassName("stage-name");
            Span took = new Span(time);
            took.addClassName("stage-time");
            Span what = new Span(note);
            what.addClassName("stage-note");
            add(title, took, what);
        }

        public void show(String newTime, String newNote, boolean running, boolean done) {
            time.setText(newTime);
            note.setText(newNote);
            light(running, done);
            if (running) {
                getElement().setAttribute("aria-current", "step");
            } else {
                getElement().removeAttribute("aria-current");
            }
        }

        public void light(boolean running, boolean done) {
            getElement().getClassList().set("running", running);
            getElement().getClassList().set("done", done);
        }
    }

    /** The stages of a question that has been answered. */
    public void show(RagReading reading, QuestionText text) {
        StageTimes times = reading.times();
        steps.forEach((stage, step) -> step.show(
                times.isDone(stage) ? text.time(times.nanos(stage).getAsLong()) : "",
                text.stage(stage, reading),
                times.isRunning(stage),
                times.isDone(stage)));
    }

    /** A stage has begun; what there is to say about it comes with the answer. */
    public void light(StageTimes times) {
        steps.forEach((stage, step) -> step.light(times.isRunning(stage), times.isDone(stage)));
    }

    /** Nothing is asked, or the index is still being made. */
    public void showWaiting(boolean indexing) {
        steps.forEach((stage, step) -> step.show(
                "",
                indexing && stage == Stage.EMBED ? getTranslation("rag.stage.indexing") : "",
                indexing && stage == Stage.EMBED,
                indexing && stage == Stage.QUERY));
    }
}
