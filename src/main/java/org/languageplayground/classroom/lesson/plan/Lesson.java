package org.languageplayground.classroom.lesson.plan;

import java.util.List;

/**
 * What a teacher has planned for a class.
 *
 * @param introduction what the lesson is about, as HTML that holds nothing but text and its form
 * @param goals what a student can do afterwards
 * @param misconceptions what many believe beforehand, and why it is not so
 */
public record Lesson(
        String title, String introduction, List<String> goals, List<String> misconceptions, List<Step> steps) {
    public Lesson {
        goals = List.copyOf(goals);
        misconceptions = List.copyOf(misconceptions);
        steps = List.copyOf(steps);
    }

    /** How long it takes. */
    public int minutes() {
        return minutesUntil(steps.size());
    }

    /** How long the first so many steps take together. */
    public int minutesUntil(int count) {
        return steps.stream().limit(count).mapToInt(Step::minutes).sum();
    }
}
