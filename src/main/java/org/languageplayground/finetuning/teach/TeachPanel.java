package org.languageplayground.finetuning.teach;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.languageplayground.finetuning.teach.TrainingRun.Point;
import org.languageplayground.finetuning.teach.TrainingRun.Sampled;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.chapter.Stage;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.world.Fact;
import org.languageplayground.world.lesson.LessonExam;

/** "Teach": a fact goes into the model in front of the class. Its answer turns, and what it forgets shows. */
public final class TeachPanel extends Panel<Simulation> {
    private final transient LiveTraining live;
    private final transient TeachText text;
    private final transient Controls<? extends Simulation> controls;
    private final TextField fact;
    private final Button train = new Button(getTranslation("lora.train"), event -> train(true));
    private final Button forget = new Button(getTranslation("lora.train.forget"), event -> train(false));
    private final Button stop = new Button(getTranslation("lora.stop"), event -> stop());
    private final Paragraph question = new Paragraph();
    private final AnswerCell before = new AnswerCell(getTranslation("lora.answer.before"));
    private final AnswerCell during = new AnswerCell(getTranslation("lora.answer.during"));
    private final AnswerCell after = new AnswerCell(getTranslation("lora.answer.after"));
    private final IntegerSlider step =
            new IntegerSlider(getTranslation("lora.step"), 0, TeachFields.STEP_COUNTS.least());
    private final RunChart chart = new RunChart();
    private final Gauge learned = new Gauge(getTranslation("lora.gauge.learned"), RunChart.LEARNED);
    private final Gauge kept = new Gauge(getTranslation("lora.gauge.kept"), RunChart.KEPT);
    private final Gauge read = new Gauge(getTranslation("lora.gauge.read"), RunChart.READ);
    private final ForgottenFacts forgotten;
    private final StatCard run = new StatCard(getTranslation("lora.stat.run"));
    private final StatCard trained = new StatCard(getTranslation("lora.stat.trained"));
    private final AdvancedForm form;
    private final Details advanced;
    private final RunsTable runs;
    private final FilesMenu files;
    private final Stage stage;
    private transient Simulation shown;
    private transient LiveRun followed;
    private boolean following = true;

    /** The tab of one student's runs. */
    public TeachPanel(LiveTraining live, TeachText text, Controls<? extends Simulation> controls) {
        this.live = live;
        this.text = text;
        this.controls = controls;
        addClassName("teach");
        fact = controls.text(TeachFields.FACT, simulation -> text.seen(simulation.state(), live));
        fact.addKeyPressListener(Key.ENTER, event -> train(true));
        form = new AdvancedForm(text, controls);
        advanced = new Details(getTranslation("lora.advanced"), form);
        forgotten = new ForgottenFacts(text);
        runs = new RunsTable(text);
        files = new FilesMenu(live, () -> TeachFields.settings(shown.state()), text, controls);
        stop.addThemeNames("tertiary");
        question.addClassName("question");
        step.setValueAlwaysVisible(true);
        Controls.answerWhileMoved(step);
        step.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                scrub(event.getValue());
            }
        });
        Div actions = new Div(train, forget, stop, files);
        actions.addClassName("stage-actions");
        Div answers = new Div(before, during, after);
        answers.addClassName("answers");
        Div gauges = new Div(learned, kept, read);
        gauges.addClassName("gauges");
        stage = new Stage()
                .input(fact, actions)
                .origin(Origin.computed())
                .picture(question, answers, step)
                .output(gauges, forgotten)
                .controls(chart)
                .stats(run, trained);
        add(stage, advanced, runs);
    }

    @Override
    public List<CheckFile<Simulation>> files() {
        return new LiveCheck(live).files();
    }

    @Override
    public Optional<Stage> stage() {
        return Optional.of(stage);
    }

    @Override
    public Map<String, Component> parts() {
        return Map.of(
                "own-facts", fact, "train", train, "repeat-old-facts-in-between", forget, "stop", stop, "files", files);
    }

    private void train(boolean repeat) {
        controls.act(() -> {
            shown.set(TeachFields.REPEAT, repeat);
            Optional<Notice> problem = live.train(TeachFields.settings(shown.state()));
            following = true;
            return problem.map(text::notice)
                    .orElseGet(() -> text.begun(live.runs().getLast()));
        });
    }

    private void stop() {
        controls.act(() -> {
            live.stopRuns();
            return text.seen(shown.state(), live);
        });
    }

    private void scrub(int wanted) {
        controls.act(() -> {
            Optional<TeachReading> reading = TeachReading.of(shown.state(), live);
            following = reading.map(some -> some.points().isEmpty()
                            || wanted >= some.points().getLast().step())
                    .orElse(true);
            return reading.flatMap(some -> some.at(wanted)).map(text::scrubbed).orElse("");
        });
    }

    @Override
    public void show(Simulation simulation) {
        shown = simulation;
        Optional<TeachReading> reading = TeachReading.of(simulation.state(), live);
        boolean repeat = simulation.get(TeachFields.REPEAT);
        train.setThemeName("primary", repeat);
        forget.setThemeName("primary", !repeat);
        forget.setEnabled(simulation.get(TeachFields.TASK) != Task.STYLE);
        stop.setEnabled(live.runs().stream().anyMatch(one -> !one.over()));
        question.setText(reading.map(text::question).orElse(""));
        showRun(reading);
        chart.show(live.runs(), simulation.get(TeachFields.STEPS), text);
        runs.show(live.runs(), live.uploaded());
        files.show();
        form.show(simulation.state());
        openAdvanced(simulation);
    }

    /** What a link or an exercise has set there is in sight. */
    private void openAdvanced(Simulation simulation) {
        if (TeachFields.ADVANCED.stream().anyMatch(simulation.state()::isMoved)) {
            advanced.setOpened(true);
        }
    }

    private void showRun(Optional<TeachReading> reading) {
        Optional<LiveRun> newest = reading.flatMap(TeachReading::run);
        if (newest.orElse(null) != followed) {
            followed = newest.orElse(null);
            following = true;
        }
        showStep(reading);
        int at = step.getValue();
        reading.ifPresentOrElse(
                some -> before.show(
                        getTranslation("lora.answer.before"), some.before(), some.right(some.before()), text),
                () -> before.clear(getTranslation("lora.answer.before")));
        Optional<Sampled> answer = reading.flatMap(some -> some.at(at));
        show(during, text.during(newest, answer), reading, answer);
        show(after, text.after(newest), reading, reading.flatMap(TeachReading::after));
        Optional<Point> now = reading.flatMap(some -> some.measured(at));
        Optional<Point> start = reading.flatMap(TeachReading::start);
        show(learned, now, start, LessonExam.Result::learned);
        show(kept, now, start, LessonExam.Result::kept);
        show(read, now, start, LessonExam.Result::read);
        if (now.isPresent() && start.isPresent()) {
            List<Fact> known = newest.orElseThrow().teaching().lesson().known();
            forgotten.show(
                    now.get().exam().lostSince(start.get().exam()).stream()
                            .mapToObj(known::get)
                            .toList(),
                    start.get().exam().keptRight().cardinality());
        } else {
            forgotten.clear();
        }
        run.show(newest.map(text::standing).orElse(TeachText.NONE), "");
        trained.show(newest.map(text::trained).orElse(TeachText.NONE), "");
    }

    /** The slider goes along with a run until the student moves it back. */
    private void showStep(Optional<TeachReading> reading) {
        List<Sampled> samples = reading.map(TeachReading::samples).orElse(List.of());
        int last = samples.isEmpty() ? 0 : samples.getLast().step();
        int steps = reading.flatMap(TeachReading::run)
                .map(one -> one.settings().choices().steps())
                .orElse(TeachFields.STEP_COUNTS.least());
        step.setEnabled(samples.size() > 1);
        step.setMax(Math.max(steps, step.getValue()));
        step.setValue(following ? last : Math.min(step.getValue(), last));
        step.setMax(steps);
    }

    private void show(AnswerCell cell, String title, Optional<TeachReading> reading, Optional<Sampled> sample) {
        if (reading.isPresent() && sample.isPresent()) {
            Answer answer = sample.get().answer();
            cell.show(title, answer, reading.get().right(answer), text);
        } else {
            cell.clear(title);
        }
    }

    private void show(
            Gauge gauge, Optional<Point> now, Optional<Point> start, ToDoubleFunction<LessonExam.Result> share) {
        gauge.show(
                now.map(point -> share.applyAsDouble(point.exam())),
                start.map(point -> share.applyAsDouble(point.exam())),
                now.map(Point::step).orElse(0),
                text);
    }
}
