package org.languageplayground.finetuning.teach;

import java.util.function.Function;
import org.languageplayground.world.lesson.Lesson;
import org.languageplayground.world.lesson.LessonExam;

/** A lesson with its exam, which is written when it is first needed: it takes its time. */
final class Teaching {
    private final Lesson lesson;
    private final Function<String, int[]> encoder;
    private LessonExam exam;

    /**
     * A lesson.
     *
     * @param encoder cuts text into token ids, without special tokens
     */
    Teaching(Lesson lesson, Function<String, int[]> encoder) {
        this.lesson = lesson;
        this.encoder = encoder;
    }

    Lesson lesson() {
        return lesson;
    }

    synchronized LessonExam exam() {
        if (exam == null) {
            exam = new LessonExam(lesson, encoder);
        }
        return exam;
    }
}
