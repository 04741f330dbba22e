package org.languageplayground.classroom.lesson.play;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import org.languageplayground.classroom.lesson.plan.Question;

/** The options of a question, A, B, C; with the answer the right one is marked. */
final class OptionList extends OrderedList {

    /** An empty list. */
    OptionList() {
        addClassName("lesson-options");
    }

    /** Shows the options, and which is right where that may be seen. */
    void show(Question question, boolean answered) {
        removeAll();
        for (int option = 0; option < question.options().size(); option++) {
            ListItem item = new ListItem(question.options().get(option));
            boolean right = answered && option == question.right();
            if (right) {
                Span mark = new Span(getTranslation("lessons.right"));
                mark.addClassName("lesson-mark");
                item.add(mark);
            }
            item.setClassName("right", right);
            item.setClassName("other", answered && !right);
            add(item);
        }
    }
}
