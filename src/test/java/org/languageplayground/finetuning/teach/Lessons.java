package org.languageplayground.finetuning.teach;

import org.languageplayground.finetuning.Training;
import org.languageplayground.world.lesson.Lesson;

/** Short lessons and runs, for tests. */
final class Lessons {
    static final Choices SHORT = Choices.FIRST.withSteps(20);

    private Lessons() {}

    /** A lesson whose exam asks some of its questions only. */
    static Teaching brief(Teaching teaching, int learned, int kept) {
        Lesson lesson = teaching.lesson();
        Lesson brief = new Lesson(
                lesson.taught(),
                lesson.repeated(),
                lesson.learned().subList(0, learned),
                lesson.kept().subList(0, kept),
                lesson.known().subList(0, kept),
                lesson.read().subList(0, 4),
                lesson.sample());
        return new Teaching(brief, Training.TINY::encode);
    }

    /** The lesson of a task, with a brief exam. */
    static Teaching brief(Task task) {
        return brief(Training.TINY.teaching(task), 16, 16);
    }

    static RunSettings settings(Choices choices) {
        return new RunSettings(choices.made(), 8, 16);
    }

    /** A run to its end. */
    static TrainingRun run(Teaching teaching, Choices choices) {
        TrainingRun run = new TrainingRun(Training.TINY, teaching, settings(choices));
        boolean more = true;
        while (more) {
            more = run.step();
        }
        return run;
    }

    /** The lesson on the own facts of some choices. */
    static Teaching own(Choices choices) {
        return Training.TINY.teaching(
                OwnFacts.read(choices.ownFacts(), Training.TINY::spelling).facts());
    }
}
