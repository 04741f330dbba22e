package org.languageplayground.classroom.lesson;

import org.languageplayground.classroom.lesson.plan.Lesson;
import org.languageplayground.classroom.lesson.plan.LessonException;
import org.languageplayground.classroom.lesson.plan.LessonReader;
import org.languageplayground.search.reading.TimeBudget;

/**
 * A lesson and the file that it stands in.
 *
 * @param name of the file
 * @param source the file as it was written
 */
record LessonFile(String name, byte[] source, Lesson lesson) {

    /**
     * Reads a file.
     *
     * @param time that it may take
     * @throws LessonException if it is no lesson, or takes longer
     */
    static LessonFile read(String name, byte[] source, TimeBudget time) throws LessonException {
        return new LessonFile(name, source, LessonReader.read(source, time));
    }
}
