package org.languageplayground.finetuning.training;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.languageplayground.finetuning.training.LiveRun.Status;
import org.languageplayground.finetuning.training.TrainingRun.Point;
import org.languageplayground.finetuning.training.TrainingRun.Progress;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.PushedFrames;
import org.languageplayground.ui.check.CheckThis;
import org.languageplayground.world.lesson.Question;

/** The tiny model fine-tuned in front of the class: what to train, how far the runs are, and what came of them. */
public final class LivePanel extends Div {
    private final transient TrainingText text = new TrainingText(this::getTranslation, this::getLocale);
    private final ChoicesForm form;
    private final transient Consumer<Supplier<String>> act;
    private final transient Consumer<String> ended;
    private final transient Supplier<RunSettings> settings;
    private final Button train = new Button(getTranslation("lora.train"), event -> train());
    private final Button stop = new Button(getTranslation("lora.stop"), event -> stop());
    private final Button reset = new Button(getTranslation("ui.reset"), event -> reset());
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph status = new Paragraph();
    private final RunCharts charts = new RunCharts();
    private final NumberTable samples = new NumberTable(
            getTranslation("lora.samples"),
            List.of(getTranslation("lora.samples.model"), getTranslation("lora.samples.answer")));
    private final Paragraph question = new Paragraph();
    private final NumberTable runs = new NumberTable(getTranslation("lora.runs"), heads());
    private final FilesPanel files;
    private final TrialPanel trial;
    private final Div results = new Div();
    private final Div running = new Div();
    private final Paragraph nothing = new Paragraph(getTranslation("lora.run.nothing"));
    private transient LiveTraining live;
    private final CheckThis check = LiveCheck.of(this, () -> live);
    private transient List<Status> told = List.of();

    /**
     * An empty panel.
     *
     * @param act does something for the page: shows what has become of it, and says the sentence
     * @param ended is told of a run that has ended, with a sentence on it
     * @param choose takes other choices
     * @param rankAndAlpha completes choices by what the page's sliders say
     */
    public LivePanel(
            Consumer<Supplier<String>> act,
            Consumer<String> ended,
            Consumer<TrainingChoices> choose,
            Supplier<TrainingChoices> choices,
            java.util.function.IntSupplier rank,
            java.util.function.IntSupplier alpha) {
        this.act = act;
        this.ended = ended;
        this.settings = () -> new RunSettings(choices.get(), rank.getAsInt(), alpha.getAsInt());
        this.form = new ChoicesForm(text, act, choose, settings);
        this.files = new FilesPanel(() -> live, settings, text, act);
        this.trial = new TrialPanel(() -> live, settings, text, act, ended);
        addClassName("live");
        runs.setTextColumns(0);
        samples.setTextColumns(0, 1);
        status.addClassName("live-status");
        nothing.addClassName("help");
        train.addThemeNames("primary");
        Div actions = new Div(train, stop, reset);
        actions.addClassName("actions");
        Div controls = new Div(form, actions);
        controls.addClassName("live-controls");
        running.add(bar, status, charts);
        results.add(
                running,
                new H3(getTranslation("lora.samples")),
                question,
                samples,
                new H3(getTranslation("lora.runs")),
                runs);
        Div right = new Div(nothing, results, files, check);
        right.addClassName("live-results");
        add(controls, right);
    }

    private List<String> heads() {
        return List.of(
                getTranslation("lora.runs.run"),
                getTranslation("lora.comparison.trained"),
                getTranslation("lora.runs.steps"),
                getTranslation("lora.runs.loss"),
                getTranslation("lora.runs.learned"),
                getTranslation("lora.runs.kept"),
                getTranslation("lora.runs.read"),
                getTranslation("lora.runs.to95"),
                getTranslation("lora.runs.milliseconds"),
                getTranslation("lora.runs.bytes"));
    }

    /** Shows the runs of a tab from now on. */
    public void bind(LiveTraining newLive) {
        live = newLive;
        told = statuses();
        trial.bind();
    }

    /** The trial of all methods, which stands elsewhere on the page. */
    public Component trial() {
        return trial;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        live.onChange(new PushedFrames(ui, this::pushed)::changed);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        live.onChange(() -> {});
    }

    private void pushed() {
        showRuns();
        List<Status> now = statuses();
        if (!now.equals(told) && !now.isEmpty()) {
            List<LiveRun> all = live.runs();
            for (int i = 0; i < now.size(); i++) {
                boolean same = told.size() == now.size() && told.get(i) == now.get(i);
                if (!same && all.get(i).over()) {
                    ended.accept(text.status(all.get(i)));
                }
            }
        }
        told = now;
        trial.pushed();
    }

    private List<Status> statuses() {
        return live.runs().stream().map(LiveRun::status).toList();
    }

    private void train() {
        act.accept(() -> {
            Optional<Notice> problem = live.train(settings.get());
            told = statuses();
            return problem.map(text::notice).orElseGet(() -> {
                LiveRun newest = live.runs().getLast();
                return text.begun(
                        newest.run().settings(), newest.run().adaptation().parameters());
            });
        });
    }

    private void stop() {
        live.stop();
        told = statuses();
        if (!trial.pushed()) {
            ended.accept(
                    live.runs().isEmpty()
                            ? getTranslation("lora.stop.done")
                            : text.status(live.runs().getLast()));
        }
    }

    private void reset() {
        act.accept(() -> {
            live.reset();
            form.first();
            return "";
        });
        ended.accept(getTranslation("lora.reset.done"));
    }

    /** What the next run would be, in one sentence. */
    public String ready() {
        return text.ready(settings.get());
    }

    /** The controls that a link can hide. */
    public List<Component> hideable() {
        return form.hideable();
    }

    /** Brings controls and results in line with the choices and the runs. */
    public void show(TrainingChoices choices) {
        form.show(choices);
        showRuns();
    }

    private void showRuns() {
        List<LiveRun> all = live.runs();
        Optional<Uploaded> uploaded = live.uploaded();
        stop.setEnabled(live.busy());
        running.setVisible(!all.isEmpty());
        results.setVisible(!all.isEmpty() || uploaded.isPresent());
        nothing.setVisible(all.isEmpty() && uploaded.isEmpty());
        files.show(live);
        check.refresh();
        trial.show();
        showTables(all, uploaded);
        if (all.isEmpty()) {
            return;
        }
        LiveRun newest = all.getLast();
        Progress progress = newest.run().progress();
        bar.setValue(
                (double) progress.steps() / newest.run().settings().choices().steps());
        bar.setVisible(!newest.over());
        status.setText(text.status(newest));
        charts.show(all, text);
    }

    /** The models side by side; answers only to the newest question. */
    private void showTables(List<LiveRun> all, Optional<Uploaded> uploaded) {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> answers = new ArrayList<>();
        Question asked = all.isEmpty()
                ? uploaded.map(own -> own.teaching().lesson().sample()).orElse(null)
                : all.getLast().run().teaching().lesson().sample();
        if (asked == null) {
            return;
        }
        question.setText(
                getTranslation("lora.samples.question", asked.text(), getTranslation("ui.answer.probability")));
        Point before = all.isEmpty()
                ? uploaded.orElseThrow().base()
                : all.getLast().run().progress().before();
        if (before != null) {
            rows.add(text.before(before));
            answers.add(List.of(getTranslation("lora.run.before"), text.answer(before.sample())));
        }
        for (LiveRun live : all) {
            TrainingRun run = live.run();
            String name = text.numbered(live);
            rows.add(text.row(
                    name, run.adaptation().parameters(), run.adaptation().bytes(), run.progress()));
            List<Point> points = run.progress().points();
            if (asked.equals(run.teaching().lesson().sample()) && !points.isEmpty()) {
                answers.add(List.of(name, text.answer(points.getLast().sample())));
            }
        }
        uploaded.ifPresent(own -> {
            rows.add(text.uploaded(own));
            if (asked.equals(own.teaching().lesson().sample())) {
                answers.add(List.of(
                        getTranslation("lora.run.uploaded"),
                        text.answer(own.point().sample())));
            }
        });
        runs.show(rows, -1);
        samples.show(answers, -1);
    }
}
