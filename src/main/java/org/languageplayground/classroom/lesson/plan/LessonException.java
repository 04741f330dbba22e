package org.languageplayground.classroom.lesson.plan;

import java.util.List;

/** A file is no lesson. */
public final class LessonException extends Exception {
    private final transient List<LessonProblem> problems;

    /** For these reasons, all at once. */
    public LessonException(List<LessonProblem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of the file. */
    public List<LessonProblem> problems() {
        return problems;
    }
}
