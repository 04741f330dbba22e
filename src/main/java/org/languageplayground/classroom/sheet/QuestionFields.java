package org.languageplayground.classroom.sheet;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;

/** The fields of one question of the teacher's own. What is refused stays in its field with the reason, and the sheet keeps what it had. */
final class QuestionFields extends Div {
    private final TextArea text = new TextArea();
    private final IntegerField lines = new IntegerField(getTranslation("classroom.sheet.question.lines"));
    private final TextArea answer = new TextArea();
    private final transient Runnable changed;
    private transient Question question;

    /**
     * Fields that show a question.
     *
     * @param changed is called when a field has another value that can be used
     * @param removed is called when the question is to go
     */
    QuestionFields(Question question, Runnable changed, Runnable removed) {
        this.question = question;
        this.changed = changed;
        addClassName("question-fields");
        lines.setMin(0);
        lines.setMax(Question.MOST_LINES);
        lines.setStepButtonsVisible(true);
        lines.setValue(question.lines());
        lines.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(getTranslation("classroom.sheet.question.badlines", Question.MOST_LINES))
                .setMinErrorMessage(getTranslation("classroom.sheet.question.badlines", Question.MOST_LINES))
                .setMaxErrorMessage(getTranslation("classroom.sheet.question.badlines", Question.MOST_LINES)));
        lines.addValueChangeListener(event -> take());
        setUp(text, question.text());
        setUp(answer, question.answer());
        answer.setLabel(getTranslation("classroom.sheet.question.answer"));
        Button remove = new Button(getTranslation("classroom.sheet.question.remove"), event -> removed.run());
        add(text, lines, answer, remove);
    }

    private void setUp(TextArea area, String value) {
        area.setValue(value);
        area.setMinRows(2);
        area.setMaxRows(6);
        area.getElement().setAttribute("dir", "auto");
        area.setValueChangeMode(ValueChangeMode.LAZY);
        area.addValueChangeListener(event -> take());
    }

    /** Says which question of the sheet it is, from 1. */
    void number(int number) {
        text.setLabel(getTranslation("classroom.sheet.question", number));
    }

    /** What can be used of the fields. */
    Question question() {
        return question;
    }

    private void take() {
        Integer wanted = lines.getValue();
        boolean countable = wanted != null && wanted >= 0 && wanted <= Question.MOST_LINES;
        question = new Question(
                fits(text) ? text.getValue() : question.text(),
                countable ? wanted : question.lines(),
                fits(answer) ? answer.getValue() : question.answer());
        changed.run();
    }

    /** Whether a text is short enough; else its field says so. */
    private boolean fits(TextArea area) {
        int length = area.getValue().length();
        boolean tooLong = length > Question.LONGEST;
        area.setManualValidation(true);
        area.setErrorMessage(
                tooLong ? getTranslation("classroom.sheet.question.toolong", length, Question.LONGEST) : "");
        area.setInvalid(tooLong);
        return !tooLong;
    }

    /** Puts the keyboard's focus to the question. */
    void focus() {
        text.focus();
    }
}
