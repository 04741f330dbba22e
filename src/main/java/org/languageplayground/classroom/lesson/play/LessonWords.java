package org.languageplayground.classroom.lesson.play;

import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.classroom.lesson.plan.Question;
import org.languageplayground.classroom.lesson.plan.Step;
import org.languageplayground.ui.PageText;

/** A lesson's steps in sentences, for those who hear the page. */
final class LessonWords extends PageText {

    /** Texts from there, numbers as that language writes them. */
    LessonWords(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    /** Where the lesson is, and what it asks there. */
    String step(Step step, int number, int steps) {
        String where = get("lessons.heard", number, steps, step.title());
        return sentences(where, step.question().map(this::asked).orElse(""));
    }

    private String asked(Question question) {
        return get("class.poll.asked", question.text(), longList(question.options()));
    }

    /** What comes true, and why. */
    String answered(Question question) {
        return sentences(get("class.poll.true", question.options().get(question.right())), question.why());
    }
}
