package org.languageplayground.classroom.lesson.plan;

import org.languageplayground.ui.Notice;

/**
 * Why a file is no lesson.
 *
 * @param line where, from 1; 0 for the whole file
 * @param notice what is wrong and what to do about it, below {@code lessons.problem.}
 */
public record LessonProblem(int line, Notice notice) {
    /** A problem of the whole file. */
    public static LessonProblem ofFile(String key, Object... arguments) {
        return new LessonProblem(0, new Notice(key, arguments));
    }
}
