package org.languageplayground.rag;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.search.answer.CitedSentence;
import org.languageplayground.search.answer.ExtractiveAnswer;

/** Sentences of the retrieved chunks, each with the place that it is taken from. */
final class ExtractedAnswer extends Div {
    private final Div sentences = new Div();
    private final Paragraph note = new Paragraph();

    ExtractedAnswer() {
        note.addClassName("help");
        add(sentences, note);
    }

    void show(ExtractiveAnswer answer, RagReading reading, RagText text) {
        sentences.removeAll();
        for (CitedSentence sentence : answer.sentences()) {
            Span citation = new Span(text.citation(reading, rank(sentence.chunk(), reading), sentence));
            citation.addClassName("citation");
            Paragraph line = new Paragraph(new Span(sentence.text() + " "), citation);
            line.addClassName("answer-sentence");
            sentences.add(line);
        }
        if (!answer.found()) {
            Paragraph none = new Paragraph(text.notFound(reading));
            none.addClassName("answer-none");
            sentences.add(none);
        }
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
