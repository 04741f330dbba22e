package org.languageplayground.classroom.sheet;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;

/** The questions of the teacher's own, one after another, and a button for one more. */
final class QuestionList extends Div {
    private final transient Runnable changed;
    private final Div rows = new Div();
    private final List<QuestionFields> fields = new ArrayList<>();
    private final Button more = new Button(getTranslation("classroom.sheet.question.add"), event -> addAnother());

    /**
     * No question yet.
     *
     * @param changed is called when the questions are others
     */
    QuestionList(Runnable changed) {
        this.changed = changed;
        add(rows, more);
    }

    /** Shows these questions in place of those it had. */
    void show(List<Question> questions) {
        rows.removeAll();
        fields.clear();
        questions.forEach(this::append);
        count();
    }

    /** The questions, blank ones included. */
    List<Question> questions() {
        return fields.stream().map(QuestionFields::question).toList();
    }

    private void addAnother() {
        QuestionFields added = append(Question.EMPTY);
        count();
        added.focus();
        changed.run();
    }

    private QuestionFields append(Question question) {
        List<QuestionFields> self = new ArrayList<>();
        QuestionFields added = new QuestionFields(question, changed, () -> remove(self.getFirst()));
        self.add(added);
        fields.add(added);
        rows.add(added);
        return added;
    }

    private void remove(QuestionFields row) {
        fields.remove(row);
        rows.remove(row);
        count();
        more.focus();
        changed.run();
    }

    private void count() {
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).number(i + 1);
        }
        more.setEnabled(fields.size() < Sheet.MOST_QUESTIONS);
    }
}
