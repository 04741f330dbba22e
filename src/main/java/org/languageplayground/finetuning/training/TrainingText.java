package org.languageplayground.finetuning.training;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.finetuning.training.MethodTrial.Row;
import org.languageplayground.finetuning.training.TrainingRun.Point;
import org.languageplayground.finetuning.training.TrainingRun.Progress;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.PageText;

/** Puts what live runs show into sentences, in the student's language. */
final class TrainingText extends PageText {
    private static final double NEARLY_ALL = 0.95;
    private static final double BYTES_IN_KB = 1000;
    private static final String NONE = "–";

    TrainingText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    String notice(Notice notice) {
        return notice("lora.notice.", notice);
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

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace("_", "");
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

    /** What "Train" would begin. */
    String ready(RunSettings settings) {
        return get(
                "lora.run.ready",
                task(settings.choices().task()),
                name(settings),
                number(settings.choices().steps()));
    }

    String begun(RunSettings settings, long parameters) {
        return get(
                "lora.run.begun",
                name(settings),
                number(parameters),
                number(settings.choices().steps()));
    }

    /** Where a run stands, in one sentence. */
    String status(LiveRun live) {
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
            case FINISHED -> measured("lora.run.finished", name, progress);
            case STOPPED ->
                progress.points().isEmpty()
                        ? get("lora.run.stopped.early", name)
                        : measured("lora.run.stopped", name, progress);
            case DIVERGED ->
                get(
                        "lora.run.diverged",
                        name,
                        number(progress.steps()),
                        rate(settings.choices().learningRate()));
            case FAILED -> get("lora.run.failed", name);
        };
    }

    private String measured(String key, String name, Progress progress) {
        Point last = progress.points().getLast();
        return get(
                key,
                name,
                number(progress.steps()),
                share(last.exam().learned()),
                share(progress.before().exam().learned()),
                share(last.exam().kept()),
                share(progress.before().exam().kept()),
                share(last.exam().read()),
                share(progress.before().exam().read()));
    }

    /** A row of the table of runs. */
    List<String> row(String name, long parameters, long bytes, Progress progress) {
        Point last = progress.points().isEmpty() ? null : progress.points().getLast();
        int steps = progress.stepsTo(NEARLY_ALL);
        return List.of(
                name,
                number(parameters),
                number(progress.steps()),
                last == null ? NONE : number(last.exam().loss(), 3),
                last == null ? NONE : share(last.exam().learned()),
                last == null ? NONE : share(last.exam().kept()),
                last == null ? NONE : share(last.exam().read()),
                steps < 0 ? NONE : number(steps),
                progress.steps() == 0 ? NONE : number(progress.millisecondsAStep(), 1),
                number(bytes / BYTES_IN_KB, 1));
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
                NONE);
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
                number(uploaded.adaptation().bytes() / BYTES_IN_KB, 1));
    }

    String answer(Answer answer) {
        return get("lora.run.answer", answer.text(), percent(answer.probability()));
    }

    /** Where the trial of all methods stands; at its end, what they have in common and what tells them apart. */
    String trial(LiveTrial trial) {
        int methods = TuningMethod.values().length;
        MethodTrial.Progress progress = trial.run().progress();
        return switch (trial.run().state()) {
            case FAILED -> get("lora.run.failed", get("lora.trial"));
            case WAITING ->
                get("lora.run.waiting", get("lora.trial"), trial.run().place());
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
        return over + " " + get("lora.trial.outcome", learned, percent(kept.getMin()), percent(kept.getMax()));
    }

    /** A row of the table of methods. */
    List<String> trialRow(Row row) {
        Progress progress = row.progress();
        Point last = progress.points().isEmpty() ? null : progress.points().getLast();
        int steps = progress.stepsTo(NEARLY_ALL);
        return List.of(
                progress.diverged() == null ? method(row.method()) : get("lora.trial.diverged", method(row.method())),
                number(row.parameters()),
                steps < 0 ? NONE : number(steps),
                progress.steps() == 0 ? NONE : number(progress.millisecondsAStep(), 1),
                last == null ? NONE : share(last.exam().learned()),
                last == null ? NONE : share(last.exam().kept()),
                last == null ? NONE : share(last.exam().read()),
                number(row.bytes() / BYTES_IN_KB, 1));
    }
}
