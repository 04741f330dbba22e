package org.languageplayground.shell.home;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.languageplayground.rag.question.WorldReader.Said;
import org.languageplayground.ui.PageText;
import org.languageplayground.world.Fact;

/** One answer of the tiny model: what it was given, what it says, how sure it is, and whether that is true. */
final class AnswerCard extends Article {
    private final transient PageText text = new PageText(this::getTranslation, this::getLocale);
    private final Span said = new Span();
    private final Span verdict = new Span();
    private final Paragraph sure = new Paragraph();
    private final Anchor why = new Anchor();

    private final H2 title = new H2();

    /**
     * An empty card.
     *
     * @param key of its translations: the title, and {@code .why}, the way to the chapter that explains it
     */
    AnswerCard(String key) {
        addClassName("home-answer");
        said.addClassName("said");
        verdict.addClassName("verdict");
        sure.addClassName("sure");
        why.setText(getTranslation(key + ".why"));
        title.setText(getTranslation(key));
        add(title, new Paragraph(said, verdict), sure, why);
    }

    /**
     * Shows an answer.
     *
     * @param answer none where the model was given nothing to read
     * @param truth what is true, if the question asks for a fact of the invented world
     * @param link to the chapter that explains it
     */
    void show(Optional<Said> answer, Optional<Fact> truth, String link) {
        setVisible(answer.isPresent());
        answer.ifPresent(given -> {
            said.setText(given.answer().isBlank() ? "–" : given.answer().replaceFirst("^##", "…"));
            sure.setText(getTranslation("home.sure", text.probability(given.probability())));
            why.setHref(link);
            boolean right =
                    truth.filter(fact -> fact.value().equals(given.answer())).isPresent();
            verdict.setText(truth.isEmpty() ? "" : getTranslation(right ? "home.verdict.right" : "home.verdict.wrong"));
            setClassName("right", right);
            setClassName("wrong", truth.isPresent() && !right);
        });
    }

    /** Calls the card by another name. */
    void rename(String key) {
        title.setText(getTranslation(key));
    }
}
