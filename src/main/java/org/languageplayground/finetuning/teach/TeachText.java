package org.languageplayground.finetuning.teach;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.languageplayground.compute.Run;
import org.languageplayground.finetuning.teach.MethodTrial.Row;
import org.languageplayground.finetuning.teach.TrainingRun.Point;
import org.languageplayground.finetuning.teach.TrainingRun.Progress;
import org.languageplayground.finetuning.teach.TrainingRun.Sampled;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.ui.PageText;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.chapter.Standing;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.world.Fact;
import org.languageplayground.world.lesson.LessonExam;
import org.languageplayground.world.lesson.Question;

/** Puts what live runs show into sentences, in the student's language. */
public final class TeachText extends PageText {
    private static final double NEARLY_ALL = 0.95;
    private static final double SURE = 0.5;
    private static final double BYTES_IN_KB = 1000;
    static final String NONE = "–";

    /** Texts from there, numbers as that language writes them. */
    public TeachText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    /** What is seen on the stage, in one sentence or two. */
    public String seen(State state, LiveTraining live) {
        return TeachReading.of(state, live)
                .map(reading -> reading.run().map(this::status).orElseGet(() -> untrained(reading)))
                .orElse("");
    }

    private String untrained(TeachReading reading) {
        Answer answer = reading.before();
        String key = reading.right(answer)
                ? "lora.untrained.right"
                : answer.probability() >= SURE ? "lora.untrained.sure" : "lora.untrained.wrong";
        return get(key, answer.text(), probability(answer.probability()));
    }

    String question(TeachReading reading) {
        return reading.question().text();
    }

    String verdict(boolean right) {
        return get(right ? "lora.answer.right" : "lora.answer.wrong");
    }

    /** When the answer at the slider was given; until there is one, what the run is doing. */
    String during(Optional<LiveRun> run, Optional<Sampled> sample) {
        if (sample.isPresent()) {
            return get("lora.answer.at", number(sample.get().step()));
        }
        return run.filter(live -> !live.over())
                .map(live -> live.run().place() > 0
                        ? get("lora.answer.waiting", number(live.run().place()))
                        : get("lora.answer.exam"))
                .orElseGet(() -> get("lora.answer.during"));
    }

    /** When the last answer is given. */
    String after(Optional<LiveRun> run) {
        return run.map(live -> get(
                        "lora.answer.end",
                        number(
                                live.over()
                                        ? live.progress().steps()
                                        : live.settings().choices().steps())))
                .orElseGet(() -> get("lora.answer.after"));
    }

    String was(double share, int step) {
        return get("lora.gauge.was", probability(share), number(step));
    }

    /** What it said after one step of a run. */
    String scrubbed(Sampled sample) {
        return get(
                "lora.run.scrubbed",
                number(sample.step()),
                sample.answer().text(),
                probability(sample.answer().probability()));
    }

    String forgotten(int lost, int known) {
        return get(lost == 0 ? "lora.forgotten.none" : "lora.forgotten", number(lost), number(known));
    }

    String kind(Fact fact) {
        return get("lora.kind." + fact.kind().name().toLowerCase(Locale.ROOT));
    }

    String fact(Fact fact) {
        return get("lora.forgotten.fact", kind(fact), fact.country(), fact.value());
    }

    /** Which run is shown, and how far it is. */
    String standing(LiveRun live) {
        return get(
                "lora.stat.run.value",
                numbered(live),
                number(live.progress().steps()),
                number(live.settings().choices().steps()));
    }

    /** How many numbers it trains, and how long a step takes. */
    String trained(LiveRun live) {
        Progress progress = live.progress();
        return progress.steps() == 0
                ? number(live.parameters())
                : get("lora.stat.trained.value", number(live.parameters()), number(progress.millisecondsAStep(), 1));
    }

    String taskChosen(Simulation simulation) {
        return get("lora.task." + key(simulation.get(TeachFields.TASK)) + ".about");
    }

    String methodChosen(Simulation simulation) {
        TuningMethod method = simulation.get(TeachFields.METHOD);
        return get("lora.method.chosen", method(method), rate(method.usualRate()));
    }

    String task(Task task) {
        return get("lora.task." + key(task));
    }

    String method(TuningMethod method) {
        return get("lora.method." + key(method));
    }

    String target(Target target) {
        return get("lora.adapt." + key(target));
    }

    String rate(double rate) {
        return number(rate, 0, 4);
    }

    /** A share between 0 and 1 in percent; a dash where nothing was asked. */
    String share(double share) {
        return Double.isNaN(share) ? NONE : percent(share);
    }

    /** What names a run: its method with rank and α, rate and seed. */
    String name(RunSettings settings) {
        TrainingChoices choices = settings.choices();
        String method = method(choices.method());
        if (choices.method().lowRank()) {
            method = get("lora.run.name.rank", method, number(settings.rank()), number(settings.alpha()));
        } else if (choices.method().ranked()) {
            method = get("lora.run.name.width", method, number(settings.rank()));
        }
        return get(
                choices.repeat() ? "lora.run.name" : "lora.run.name.norepeat",
                method,
                rate(choices.learningRate()),
                String.valueOf(choices.seed()));
    }

    /** The same with the run's number, by which charts know it. */
    String numbered(LiveRun live) {
        return get("lora.run.numbered", number(live.number()), name(live.settings()));
    }

    /** Where a run stands, behind its name. */
    String numberedStatus(LiveRun live) {
        return get("lora.run.numbered.status", numbered(live), status(live));
    }

    /** How far the run is whose turn it is, with its loss; none before it is known. */
    public Optional<Standing> standing(LiveTraining live) {
        return live.runs().stream()
                .filter(run -> run.status() == LiveRun.Status.RUNNING)
                .findFirst()
                .flatMap(this::heard);
    }

    private Optional<Standing> heard(LiveRun live) {
        int steps = live.settings().choices().steps();
        return live.progress().points().stream()
                .reduce((before, next) -> next)
                .filter(point -> Double.isFinite(point.trainingLoss()))
                .map(point -> new Standing(
                        (double) point.step() / steps,
                        get("lora.run.heard", number(point.step()), number(steps), number(point.trainingLoss()))));
    }

    /** What "Train" would begin. */
    String ready(RunSettings settings) {
        return get(
                "lora.run.ready",
                task(settings.choices().task()),
                name(settings),
                number(settings.choices().steps()));
    }

    String begun(LiveRun live) {
        return get(
                "lora.run.begun",
                name(live.settings()),
                number(live.parameters()),
                number(live.settings().choices().steps()));
    }

    /** Where a run stands, in one sentence. */
    public String status(LiveRun live) {
        Progress progress = live.progress();
        RunSettings settings = live.settings();
        String name = name(settings);
        return switch (live.status()) {
            case WAITING -> get("lora.run.waiting", name, live.run().place());
            case RUNNING ->
                progress.points().isEmpty()
                        ? get("lora.run.exam", name)
                        : get(
                                "lora.run.running",
                                name,
                                number(progress.steps()),
                                number(settings.choices().steps()));
            case FINISHED -> measured("lora.run.finished", live);
            case STOPPED ->
                progress.points().isEmpty() ? get("lora.run.stopped.early", name) : measured("lora.run.stopped", live);
            case DIVERGED ->
                get(
                        "lora.run.diverged",
                        name,
                        number(progress.steps()),
                        rate(settings.choices().learningRate()));
            case FAILED -> get("lora.run.failed", name);
        };
    }

    /** What a run came to: the answer, since when it has been right, and what was lost. */
    private String measured(String key, LiveRun live) {
        Progress progress = live.progress();
        Point last = progress.points().getLast();
        Answer answer = last.sample();
        LessonExam.Result before = progress.before().exam();
        Question question = live.teaching().lesson().sample();
        String turned = new TeachReading(question, progress.before().sample(), Optional.of(live))
                .turned()
                .map(point -> get("lora.run.turned", number(point.step())))
                .orElse("");
        String lost = get(
                "lora.run.lost",
                number(last.exam().lostSince(before).cardinality()),
                number(before.keptRight().cardinality()),
                probability(last.exam().read()),
                probability(before.read()));
        return sentences(
                get(key, number(progress.steps()), answer.text(), probability(answer.probability()), turned), lost);
    }

    /** A row of the table of runs. */
    List<String> row(LiveRun live) {
        Progress progress = live.progress();
        Point last = progress.points().isEmpty() ? null : progress.points().getLast();
        int steps = progress.stepsTo(NEARLY_ALL);
        return List.of(
                numbered(live),
                number(live.parameters()),
                number(progress.steps()),
                last == null ? NONE : number(last.exam().loss(), 3),
                last == null ? NONE : share(last.exam().learned()),
                last == null ? NONE : share(last.exam().kept()),
                last == null ? NONE : share(last.exam().read()),
                steps < 0 ? NONE : number(steps),
                progress.steps() == 0 ? NONE : number(progress.millisecondsAStep(), 1),
                number(live.bytes() / BYTES_IN_KB, 1),
                last == null ? NONE : answer(last.sample()));
    }

    /** The row of the model as it was. */
    List<String> before(Point before) {
        return List.of(
                get("lora.run.before"),
                NONE,
                NONE,
                number(before.exam().loss(), 3),
                share(before.exam().learned()),
                share(before.exam().kept()),
                share(before.exam().read()),
                NONE,
                NONE,
                NONE,
                answer(before.sample()));
    }

    /** The row of an adapter that was uploaded. */
    List<String> uploaded(Uploaded uploaded) {
        return List.of(
                get("lora.run.uploaded"),
                number(uploaded.adaptation().parameters()),
                NONE,
                number(uploaded.point().exam().loss(), 3),
                share(uploaded.point().exam().learned()),
                share(uploaded.point().exam().kept()),
                share(uploaded.point().exam().read()),
                NONE,
                NONE,
                number(uploaded.adaptation().bytes() / BYTES_IN_KB, 1),
                answer(uploaded.point().sample()));
    }

    /** What the exam of an adapter that was uploaded has come to. */
    String examined(Run<Integer, Uploaded> exam) {
        return exam.outcome()
                .map(uploaded ->
                        get("lora.notice.adapter.taken", uploaded.adaptation().parameters()))
                .orElseGet(() -> get("lora.run.failed", get("lora.run.uploaded")));
    }

    String answer(Answer answer) {
        return get("lora.run.answer", answer.text(), share(answer.probability()));
    }

    /** What every method teaches when all are measured. */
    public String trialTask(Task task) {
        return get("lora.trial.task." + key(task));
    }

    /** What "Run all methods" would measure. */
    public String trialReady(RunSettings settings) {
        return get(
                "lora.trial.ready",
                TuningMethod.values().length,
                number(settings.choices().steps()),
                number(settings.rank()),
                number(settings.alpha()),
                String.valueOf(settings.choices().seed()));
    }

    /** Where the trial of all methods stands; at its end, what they have in common and what tells them apart. */
    public String trial(Run<MethodTrial.Progress, Void> trial) {
        int methods = TuningMethod.values().length;
        MethodTrial.Progress progress = trial.progress();
        return switch (trial.state()) {
            case FAILED -> get("lora.run.failed", get("lora.trial.run"));
            case WAITING -> get("lora.run.waiting", get("lora.trial.run"), trial.place());
            case RUNNING ->
                get("lora.trial.running", Math.max(1, progress.rows().size()), methods);
            case DONE, STOPPED -> outcome(progress, methods);
        };
    }

    private String outcome(MethodTrial.Progress trial, int methods) {
        String over = get("lora.trial.over", trial.measured(), methods);
        List<Progress> measured = trial.rows().stream()
                .limit(trial.measured())
                .map(Row::progress)
                .filter(progress -> !progress.points().isEmpty())
                .toList();
        if (measured.isEmpty()) {
            return over;
        }
        DoubleSummaryStatistics kept = measured.stream()
                .mapToDouble(progress -> progress.points().getLast().exam().kept())
                .summaryStatistics();
        long learned = measured.stream()
                .filter(progress -> progress.stepsTo(NEARLY_ALL) >= 0)
                .count();
        return sentences(over, get("lora.trial.outcome", learned, share(kept.getMin()), share(kept.getMax())));
    }

    /** A row of the table of methods. */
    List<String> trialRow(Row row) {
        Progress progress = row.progress();
        Point last = progress.points().isEmpty() ? null : progress.points().getLast();
        int steps = progress.stepsTo(NEARLY_ALL);
        return List.of(
                progress.diverged() ? get("lora.trial.diverged", method(row.method())) : method(row.method()),
                number(row.parameters()),
                steps < 0 ? NONE : number(steps),
                progress.steps() == 0 ? NONE : number(progress.millisecondsAStep(), 1),
                last == null ? NONE : share(last.exam().learned()),
                last == null ? NONE : share(last.exam().kept()),
                last == null ? NONE : share(last.exam().read()),
                number(row.bytes() / BYTES_IN_KB, 1));
    }
}
