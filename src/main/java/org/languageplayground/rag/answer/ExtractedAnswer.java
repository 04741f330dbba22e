package org.languageplayground.rag.answer;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.search.answer.CitedSentence;
import org.languageplayground.search.answer.ExtractiveAnswer;

/** Sentences of the retrieved chunks, each with the place that it is taken from. */
public final class ExtractedAnswer extends Div {
    private final Div sentences = new Div();
    private final List<Line> lines = new ArrayList<>();
    private final Paragraph none = new Paragraph();
    private final Paragraph note = new Paragraph();

    ExtractedAnswer() {
        none.addClassName("answer-none");
        note.addClassName("help");
        add(sentences, none, note);
    }

    /** A sentence with the place that it is taken from. */
    private static final class Line extends Paragraph {
        private final Text sentence = new Text("");
        private final Text citation = new Text("");

        Line() {
            addClassName("answer-sentence");
            Span place = new Span(citation);
            place.addClassName("citation");
            add(sentence, place);
        }

        void show(String newSentence, String newCitation) {
            sentence.setText(newSentence + " ");
            citation.setText(newCitation);
        }
    }

    void show(ExtractiveAnswer answer, RagReading reading, AnswerText text) {
        List<CitedSentence> found = answer.sentences();
        while (lines.size() < found.size()) {
            Line line = new Line();
            lines.add(line);
            sentences.add(line);
        }
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).setVisible(i < found.size());
            if (i < found.size()) {
                CitedSentence sentence = found.get(i);
                lines.get(i).show(sentence.text(), text.citation(reading, rank(sentence.chunk(), reading), sentence));
            }
        }
        none.setVisible(!answer.found());
        none.setText(answer.found() ? "" : text.notFound(reading));
        note.setText(getTranslation("rag.answer.extractive"));
    }

    private static int rank(int chunk, RagReading reading) {
        List<Integer> chunks =
                reading.ranking().stream().map(hit -> hit.chunk()).toList();
        return 1
                + IntStream.range(0, chunks.size())
                        .filter(i -> chunks.get(i) == chunk)
                        .findFirst()
                        .orElseThrow();
    }
}
