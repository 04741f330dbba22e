package org.languageplayground.finetuning.teach;

import java.util.Optional;
import org.languageplayground.compute.Run;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.ui.chapter.Taught;
import org.languageplayground.world.lesson.LessonExam;
import org.languageplayground.world.lesson.Question;

/**
 * A training run of a tab.
 *
 * @param number how many runs the tab has begun with this one
 * @param parameters how many numbers are trained
 * @param bytes that these take in float32
 */
record LiveRun(
        int number,
        RunSettings settings,
        Teaching teaching,
        long parameters,
        long bytes,
        Run<TrainingRun.Progress, Adaptation> run) {

    /** Where a run stands. */
    enum Status {
        WAITING,
        RUNNING,
        FINISHED,
        STOPPED,
        DIVERGED,
        FAILED
    }

    /** Ends the run as it is; what was learned stays. */
    void stop() {
        run.cancel();
    }

    /** Whether no step will follow. */
    boolean over() {
        return run.over();
    }

    /** What was trained, once no step follows. */
    Optional<Adaptation> trained() {
        return run.outcome();
    }

    /** What it came to: the answer to the lesson's first question, and what was lost. None where nothing was measured, or it diverged. */
    Optional<Taught> taught() {
        TrainingRun.Progress progress = progress();
        boolean measured = status() == Status.FINISHED || status() == Status.STOPPED;
        if (!measured || progress.points().isEmpty()) {
            return Optional.empty();
        }
        TrainingRun.Point last = progress.points().getLast();
        LessonExam.Result before = progress.before().exam();
        Question question = teaching.lesson().sample();
        return Optional.of(new Taught(
                question.text(),
                last.sample().text(),
                last.sample().probability(),
                new TeachReading(question, progress.before().sample(), Optional.of(this)).right(last.sample()),
                last.exam().lostSince(before).cardinality(),
                before.keptRight().cardinality()));
    }

    TrainingRun.Progress progress() {
        return run.progress();
    }

    Status status() {
        return switch (run.state()) {
            case WAITING -> Status.WAITING;
            case RUNNING -> Status.RUNNING;
            case DONE -> progress().diverged() ? Status.DIVERGED : Status.FINISHED;
            case STOPPED -> Status.STOPPED;
            case FAILED -> Status.FAILED;
        };
    }
}
