package org.languageplayground.rag.answer;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.languageplayground.rag.question.Answer.Grounded;
import org.languageplayground.rag.question.WorldReader;
import org.languageplayground.rag.question.WorldReader.Said;
import org.languageplayground.ui.glossary.Tip;
import org.languageplayground.world.Fact;

/** One answer of the tiny model: the word, how sure the model is of it, whether it is right, and what the model read before it. */
final class AnswerCard extends Div {
    /** What the attention page takes from a link. */
    private static final int LONGEST_LINK = 500;

    private static final String LAST_LAYER = "3";

    private final Text answer = new Text("");
    private final Text probability = new Text("");
    private final Text verdict = new Text("");
    private final Span mark = new Span(verdict);
    private final Div said = new Div();
    private final Text about = new Text("");
    private final PassageEditor passage;
    private final Span edited = new Span(getTranslation("rag.answer.edited"));
    private final Button back = new Button(getTranslation("rag.answer.back"));
    private final Anchor attention = new Anchor("", getTranslation("rag.answer.inside"));

    /**
     * An answer without a word yet.
     *
     * @param key of its name
     * @param onEdit called with what the student writes in the passage's place; nothing to put it back
     */
    AnswerCard(String key, Consumer<Optional<String>> onEdit) {
        addClassName("answer-card");
        String name = getTranslation(key);
        Span word = new Span(answer);
        word.addClassName("answer-text");
        Span sure = new Span(probability);
        sure.addClassName("answer-probability");
        mark.addClassName("verdict");
        said.add(word, sure, mark);
        said.addClassName("answer-said");
        Paragraph what = new Paragraph(about);
        what.addClassName("answer-about");
        passage =
                new PassageEditor(getTranslation("rag.answer.passage", name), text -> onEdit.accept(Optional.of(text)));
        edited.addClassName("edited");
        back.addThemeNames("small");
        back.addClickListener(event -> onEdit.accept(Optional.empty()));
        Div foot = new Div(edited, back);
        foot.addClassName("answer-foot");
        attention.setAriaLabel(getTranslation("rag.answer.attention", name));
        Div head = new Div(new H2(name), attention);
        head.addClassName("answer-head");
        getElement().setAttribute("role", "group").setAttribute("aria-label", name);
        add(head, said, what, passage, foot);
    }

    /** Puts a question mark beside the probability. */
    void explainProbability() {
        said.addComponentAtIndex(
                2, Tip.help(getTranslation("rag.answer.probability.help"), getTranslation("ui.answer.probability")));
    }

    /** Shows an answer by heart. */
    void show(Said byHeart, Optional<Fact> truth, AnswerText text, String what) {
        show(Optional.of(byHeart), truth, text, what);
        passage.setVisible(false);
        edited.setVisible(false);
        back.setVisible(false);
    }

    /**
     * Shows an answer after reading.
     *
     * @param origin what the passage was before it was edited
     */
    void show(Optional<Grounded> grounded, Object origin, Optional<Fact> truth, AnswerText text, String what) {
        show(grounded.map(Grounded::said), truth, text, what);
        boolean changed = grounded.filter(now -> now.passage().edited()).isPresent();
        passage.setVisible(grounded.isPresent());
        grounded.ifPresent(now -> passage.show(now, origin));
        edited.setVisible(changed);
        back.setVisible(changed);
        setClassName("changed", changed);
    }

    private void show(Optional<Said> spoken, Optional<Fact> truth, AnswerText text, String what) {
        about.setText(what);
        answer.setText(spoken.map(text::answer).orElse("–"));
        probability.setText(spoken.map(text::probability).orElse(""));
        verdict.setText(spoken.flatMap(now -> truth.map(fact -> text.verdict(now, fact)))
                .orElse(""));
        boolean right = spoken.isPresent()
                && truth.filter(fact -> fact.value().equals(spoken.get().answer()))
                        .isPresent();
        mark.setClassName("right", right);
        setClassName("right", right);
        setClassName("wrong", spoken.isPresent() && truth.isPresent() && !right);
        Optional<Said> linked = spoken.filter(now -> now.prompt().length() <= LONGEST_LINK);
        attention.setVisible(linked.isPresent());
        linked.ifPresent(now -> attention.setHref(link(now)));
    }

    /** The prompt in chapter 1, its last token selected: the one that predicts the answer. */
    private static String link(Said said) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("sentence", said.prompt());
        parameters.put("model", WorldReader.MODEL);
        parameters.put("layer", LAST_LAYER);
        parameters.put("selected", String.valueOf(said.promptTokens()));
        return "attention?" + QueryParameters.simple(parameters).getQueryString();
    }
}
