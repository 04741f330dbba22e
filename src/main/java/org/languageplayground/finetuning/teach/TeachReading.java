package org.languageplayground.finetuning.teach;

import java.util.List;
import java.util.Optional;
import org.languageplayground.finetuning.teach.TrainingRun.Point;
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
                .filter(run -> run.run().teaching().lesson().sample().equals(question))
                .findFirst();
    }

    /** Whether an answer is the one that is taught. */
    boolean right(Answer answer) {
        return question.answers().contains(answer.text() + " .");
    }

    /** What was measured so far, the earliest first. */
    List<Point> points() {
        return run.map(live -> live.run().progress().points()).orElse(List.of());
    }

    /** The last measurement at or before a step. */
    Optional<Point> at(int step) {
        return points().stream().filter(point -> point.step() <= step).reduce((first, second) -> second);
    }

    /** The last measurement of a run that is over. */
    Optional<Point> after() {
        return run.filter(LiveRun::over).flatMap(live -> at(Integer.MAX_VALUE));
    }

    /** The first step from which on every answer is right; none where the last one is wrong. */
    Optional<Point> turned() {
        List<Point> points = points();
        int first = points.size();
        while (first > 0 && right(points.get(first - 1).sample())) {
            first--;
        }
        return first < points.size() ? Optional.of(points.get(first)) : Optional.empty();
    }

    /** What was measured before the first step; none until then. */
    Optional<Point> start() {
        return run.map(live -> live.run().progress().before());
    }
}
