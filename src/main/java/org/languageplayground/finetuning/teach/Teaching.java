package org.languageplayground.finetuning.teach;

import org.languageplayground.world.lesson.Lesson;
import org.languageplayground.world.lesson.LessonExam;

/** A lesson with its exam. */
record Teaching(Lesson lesson, LessonExam exam) {}
