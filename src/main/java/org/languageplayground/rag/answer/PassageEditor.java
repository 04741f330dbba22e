package org.languageplayground.rag.answer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.languageplayground.rag.question.Answer.Grounded;
import org.languageplayground.ui.MarkedText;
import org.languageplayground.ui.MarkedText.Kind;
import org.languageplayground.ui.MarkedText.Mark;
import org.languageplayground.ui.Versioned;

/** What a model has read, to be changed by the student; the words of its answer are marked, and what it had no room for is faint. */
@Tag("passage-editor")
@JsModule("./elements/passage-editor.ts")
final class PassageEditor extends Component {
    private final Versioned versioned = new Versioned(getElement());

    /**
     * An empty passage.
     *
     * @param name what screen readers call it
     * @param onEdit called with what the student has written in its place; what was written on another passage is forgotten
     */
    PassageEditor(String name, Consumer<String> onEdit) {
        getElement().setProperty("name", name);
        versioned.on("edit", detail -> onEdit.accept(detail.path("text").asString()));
    }

    /**
     * Shows a passage with its answer.
     *
     * @param origin what the passage was before the student has changed anything; where it is another one, so is the passage
     */
    void show(Grounded grounded, Object origin) {
        versioned.show(origin);
        getElement().setProperty("passage", grounded.passage().text());
        getElement().setPropertyMap("marks", MarkedText.byKind(marks(grounded)));
    }

    private static List<Mark> marks(Grounded grounded) {
        List<Mark> marks = new ArrayList<>();
        grounded.passage()
                .places(grounded.said().answer())
                .forEach(span -> marks.add(new Mark(span.start(), span.end(), Kind.CITED)));
        grounded.passage()
                .left(grounded.said().read())
                .forEach(span -> marks.add(new Mark(span.start(), span.end(), Kind.LEFT)));
        return marks;
    }
}
