package org.languageplayground.rag.answer;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.ranking.Excerpt;
import org.languageplayground.search.answer.CitedSentence;
import org.languageplayground.search.answer.ExtractiveAnswer;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.ui.MarkedText;

/** Sentences of the retrieved chunks, each with the chunk that it is taken from, where it is marked. */
final class ExtractedAnswer extends Div {
    private static final int MOST_SENTENCES = 3;

    private final Paragraph note = new Paragraph(getTranslation("rag.answer.extractive"));
    private final Paragraph none = new Paragraph();
    private final Paragraph why = new Paragraph();
    private final List<Card> cards =
            Stream.generate(Card::new).limit(MOST_SENTENCES).toList();

    ExtractedAnswer() {
        addClassName("extracted");
        note.addClassName("answer-note");
        none.addClassName("answer-none");
        Div all = new Div();
        all.addClassName("answer-cards");
        cards.forEach(all::add);
        why.addClassName("answer-why");
        add(note, none, why, all);
    }

    private static final class Card extends Div {
        private final Text sentence = new Text("");
        private final Text citation = new Text("");
        private final MarkedText chunk = new MarkedText();

        Card() {
            addClassNames("answer-card", "plain");
            Paragraph said = new Paragraph(sentence);
            said.addClassName("answer-sentence");
            Span place = new Span(citation);
            place.addClassName("citation");
            chunk.addClassName("prompt");
            add(said, place, chunk);
        }

        void show(CitedSentence cited, RagReading reading, AnswerText text) {
            sentence.setText(cited.text());
            citation.setText(text.citation(reading, rank(cited.chunk(), reading), cited));
            String whole = reading.chunk(cited.chunk()).text();
            Excerpt.Shown shown = Excerpt.show(whole, reading.matches(cited.chunk()), List.of(cited.span()));
            chunk.show(shown.text(), shown.marks());
        }
    }

    void show(ExtractiveAnswer answer, RagReading reading, AnswerText text) {
        List<CitedSentence> found = Stream.concat(answer.sentences().stream(), answer.nearest().stream())
                .toList();
        for (int i = 0; i < cards.size(); i++) {
            cards.get(i).setVisible(i < found.size());
            if (i < found.size()) {
                cards.get(i).show(found.get(i), reading, text);
            }
        }
        none.setVisible(!answer.found());
        none.setText(text.notFound(reading));
        why.setVisible(answer.nearest().isPresent());
        why.setText(
                answer.nearest().map(nearest -> text.nearest(nearest, reading)).orElse(""));
    }

    private static int rank(int chunk, RagReading reading) {
        List<Integer> chunks = reading.ranking().stream().map(Hit::chunk).toList();
        return 1
                + IntStream.range(0, chunks.size())
                        .filter(i -> chunks.get(i) == chunk)
                        .findFirst()
                        .orElseThrow();
    }
}
