package org.languageplayground.finetuning.teach;

import java.util.List;
import java.util.Optional;
import org.languageplayground.finetuning.teach.TrainingRun.Point;
import org.languageplayground.finetuning.teach.TrainingRun.Sampled;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.world.lesson.Question;

/**
 * What the stage shows.
 *
 * @param question how the fact is asked for
 * @param before what the model answers as it is shipped
 * @param run the newest run that teaches it, if there is one
 */
record TeachReading(Question question, Answer before, Optional<LiveRun> run) {

    /** The stage as things are set; none where the fact cannot be read. */
    static Optional<TeachReading> of(State state, LiveTraining live) {
        return live.sample(TeachFields.settings(state).choices())
                .map(question -> new TeachReading(question, live.base(question), run(question, live.runs())));
    }

    private static Optional<LiveRun> run(Question question, List<LiveRun> runs) {
        return runs.reversed().stream()
                .filter(run -> run.teaching().lesson().sample().equals(question))
                .findFirst();
    }

    /** Whether an answer is the one that is taught. */
    boolean right(Answer answer) {
        return question.answers().contains(answer.text() + " .");
    }

    /** What was measured so far, the earliest first. */
    List<Point> points() {
        return run.map(live -> live.progress().points()).orElse(List.of());
    }

    /** The last measurement at or before a step. */
    Optional<Point> measured(int step) {
        return points().stream().filter(point -> point.step() <= step).reduce((first, second) -> second);
    }

    /** The answers so far, the earliest first. */
    List<Sampled> samples() {
        return run.map(live -> live.progress().samples()).orElse(List.of());
    }

    /** The last answer at or before a step. */
    Optional<Sampled> at(int step) {
        return samples().stream().filter(sample -> sample.step() <= step).reduce((first, second) -> second);
    }

    /** The last answer of a run that is over. */
    Optional<Sampled> after() {
        return run.filter(LiveRun::over).flatMap(live -> at(Integer.MAX_VALUE));
    }

    /** The first answer from which on all are right; none where the last one is wrong. */
    Optional<Sampled> turned() {
        List<Sampled> samples = samples();
        int first = samples.size();
        while (first > 0 && right(samples.get(first - 1).answer())) {
            first--;
        }
        return first < samples.size() ? Optional.of(samples.get(first)) : Optional.empty();
    }

    /** What was measured before the first step; none until then. */
    Optional<Point> start() {
        return run.map(live -> live.progress().before());
    }
}
