package org.languageplayground.classroom.lesson;

import org.languageplayground.classroom.lesson.plan.Lesson;
import org.languageplayground.classroom.lesson.plan.LessonException;
import org.languageplayground.classroom.lesson.plan.LessonReader;

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
     * @throws LessonException if it is no lesson
     */
    static LessonFile read(String name, byte[] source) throws LessonException {
        return new LessonFile(name, source, LessonReader.read(source));
    }
}
