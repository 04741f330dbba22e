package org.languageplayground.classroom.lesson;

import java.util.List;
import org.languageplayground.classroom.lesson.plan.LessonException;
import org.languageplayground.classroom.lesson.plan.LessonProblem;
import org.languageplayground.compute.Work;
import org.languageplayground.search.reading.TimeBudget;
import org.languageplayground.search.reading.TimedMarkdown;

/** Reads a teacher's file in one step. Its progress is all that is wrong with the file. */
final class LessonReading implements Work<List<LessonProblem>, LessonFile> {
    /** A file, its text, and what is read from it, which is no longer than the text is. */
    private static final int COPIES = 6;

    private final String name;
    private final byte[] source;
    private final TimeBudget time;
    private LessonFile file;
    private List<LessonProblem> problems = List.of();

    LessonReading(String name, byte[] source, TimeBudget time) {
        this.name = name;
        this.source = source;
        this.time = time;
    }

    @Override
    public boolean step() {
        try {
            file = LessonFile.read(name, source, time);
        } catch (LessonException e) {
            problems = e.problems();
        }
        return false;
    }

    @Override
    public void cancel() {
        time.cancel();
    }

    @Override
    public List<LessonProblem> progress() {
        return problems;
    }

    @Override
    public LessonFile outcome() {
        return file;
    }

    @Override
    public long bytes() {
        return bytesKept() + TimedMarkdown.bytesOfTree(source);
    }

    @Override
    public long bytesKept() {
        return (long) COPIES * source.length;
    }
}
