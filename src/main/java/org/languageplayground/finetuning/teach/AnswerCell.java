package org.languageplayground.finetuning.teach;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** One answer in large type: when it is given, how sure the model is of it, and whether it is what is taught. */
final class AnswerCell extends Div {
    private final Text when = new Text("");
    private final Text word = new Text("");
    private final Text chance = new Text("");
    private final Text verdict = new Text("");

    /** A cell without an answer yet. */
    AnswerCell(String name) {
        addClassName("answer-cell");
        getElement().setAttribute("role", "group").setAttribute("aria-label", name);
        add(
                part("answer-when", when),
                part("answer-word", word),
                new Div(part("answer-chance", chance), part("answer-verdict", verdict)));
    }

    private static Span part(String name, Text text) {
        Span part = new Span(text);
        part.addClassName(name);
        return part;
    }

    /** Shows an answer. */
    void show(String title, Answer answer, boolean right, TeachText text) {
        when.setText(title);
        word.setText(answer.text().isEmpty() ? TeachText.NONE : answer.text());
        chance.setText(text.probability(answer.probability()));
        verdict.setText(text.verdict(right));
        setClassName("right", right);
        setClassName("wrong", !right);
    }

    /** Shows that there is no answer yet. */
    void clear(String title) {
        when.setText(title);
        word.setText(TeachText.NONE);
        chance.setText("");
        verdict.setText("");
        removeClassNames("right", "wrong");
    }
}
