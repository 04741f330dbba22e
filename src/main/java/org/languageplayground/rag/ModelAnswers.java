package org.languageplayground.rag;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.languageplayground.rag.WorldReader.Said;
import org.languageplayground.ui.MarkedText;
import org.languageplayground.world.Fact;

/** The tiny model's answers side by side: by heart, with the retrieved chunks, with a wrong one. */
final class ModelAnswers extends Div {
    /** What the attention page takes from a link. */
    private static final int LONGEST_LINK = 500;

    private static final String LAST_LAYER = "3";

    private final Card closedBook = new Card("rag.answer.closed");
    private final Card retrieved = new Card("rag.answer.retrieved");
    private final Card wrong = new Card("rag.answer.wrong");

    ModelAnswers() {
        addClassName("answers");
        Paragraph note = new Paragraph(getTranslation("rag.answer.note", getTranslation("ui.answer.probability")));
        note.addClassName("help");
        Div cards = new Div(closedBook, retrieved, wrong);
        cards.addClassName("answer-cards");
        add(cards, note);
    }

    void show(Answer.OfTheModel answers, RagReading reading, RagText text) {
        closedBook.show(Optional.of(answers.closedBook()), answers.truth(), text, text.closedBook(answers));
        retrieved.show(answers.retrieved(), answers.truth(), text, text.retrievedChunks(reading));
        wrong.show(answers.wrong(), answers.truth(), text, text.wrongChunk(answers, reading));
    }

    /** One answer, with what the model read before it. */
    private final class Card extends Div {
        private final Text answer = new Text("");
        private final Text verdict = new Text("");
        private final Text probability = new Text("");
        private final Text about = new Text("");
        private final Span mark = new Span(verdict);
        private final MarkedText prompt = new MarkedText();
        private final Text left = new Text("");
        private final Paragraph leftOut = new Paragraph(left);
        private final Anchor attention = new Anchor("", getTranslation("rag.answer.attention"));

        Card(String key) {
            addClassName("answer-card");
            Span said = new Span(answer);
            said.addClassName("answer-text");
            mark.addClassName("verdict");
            Paragraph chance = new Paragraph(probability);
            chance.addClassName("help");
            prompt.addClassName("prompt");
            leftOut.addClassName("help");
            Paragraph what = new Paragraph(about);
            what.addClassName("help");
            add(new H3(getTranslation(key)), new Div(said, mark), chance, what, prompt, leftOut, attention);
        }

        void show(Optional<Said> said, Optional<Fact> truth, RagText text, String what) {
            about.setText(what);
            answer.setText(said.map(text::answer).orElse("–"));
            probability.setText(said.map(text::probability).orElse(""));
            String judged = said.flatMap(answered -> truth.map(fact -> text.verdict(answered, fact)))
                    .orElse("");
            verdict.setText(judged);
            mark.getElement()
                    .getClassList()
                    .set(
                            "right",
                            said.isPresent()
                                    && truth.filter(fact -> fact.value()
                                                    .equals(said.get().answer()))
                                            .isPresent());
            prompt.setVisible(said.isPresent());
            prompt.show(said.map(Said::prompt).orElse(""), List.of());
            left.setText(said.map(text::left).orElse(""));
            boolean fits = said.filter(answered -> answered.prompt().length() <= LONGEST_LINK)
                    .isPresent();
            attention.setVisible(fits);
            if (fits) {
                attention.setHref(link(said.get()));
            }
        }

        /** The prompt in chapter 1, its last token selected: the one that predicts the answer. */
        private String link(Said said) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("s", said.prompt());
            parameters.put("model", WorldReader.MODEL);
            parameters.put("layer", LAST_LAYER);
            parameters.put("sel", String.valueOf(said.promptTokens()));
            return "attention?" + QueryParameters.simple(parameters).getQueryString();
        }
    }
}
