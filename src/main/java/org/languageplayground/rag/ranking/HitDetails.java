package org.languageplayground.rag.ranking;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.search.handbook.Source;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Span;
import org.languageplayground.ui.MarkedText;
import org.languageplayground.ui.MarkedText.Kind;
import org.languageplayground.ui.MarkedText.Mark;

/** How the score of a chunk was made, and where the chunk stands in its document. */
final class HitDetails extends Div {

    HitDetails(int number, RagReading reading, RankingText text) {
        addClassName("hit-details");
        if (reading.asked().method().needsEncoder()) {
            add(why(number, reading));
        }
        add(
                new ExplanationPanel(reading.explanation(number), number, reading, text),
                new Paragraph(text.moved(reading, number)));
        Chunk chunk = reading.chunk(number);
        MarkedText around = new MarkedText();
        around.addClassName("document");
        List<Chunk> chunks = reading.base().chunks();
        Chunk before = number > 0 && sameDocument(chunks.get(number - 1), chunk) ? chunks.get(number - 1) : chunk;
        Chunk after = number + 1 < chunks.size() && sameDocument(chunks.get(number + 1), chunk)
                ? chunks.get(number + 1)
                : chunk;
        show(around, before, number, after, reading);
        Paragraph caption = new Paragraph(text.inDocument(reading, chunk));
        caption.addClassName("help");
        add(new H3(getTranslation("rag.hit.document")), around, caption);
        for (Source source : reading.corpus().sources(chunk.document())) {
            Anchor anchor = new Anchor(source.address(), source.reference());
            anchor.setTarget("_blank");
            anchor.getElement().setAttribute("rel", "noopener noreferrer");
            add(new Paragraph(anchor));
        }
    }

    private TokenMatches why(int number, RagReading reading) {
        String query = reading.asked().query();
        return new TokenMatches(
                getTranslation("rag.late"),
                reading.base().late().orElseThrow().matches(query, number),
                query,
                reading.chunk(number).text());
    }

    private static boolean sameDocument(Chunk one, Chunk other) {
        return one.document().equals(other.document());
    }

    /** From the start of the chunk before to the end of the chunk after. */
    private static void show(MarkedText around, Chunk before, int number, Chunk after, RagReading reading) {
        Chunk chunk = reading.chunk(number);
        Document document = chunk.document();
        int from = before.span().start();
        int to = after.span().end();
        List<Mark> marks = new ArrayList<>();
        marks.add(mark(chunk.span().start(), chunk.span().end(), from, Kind.FOCUS));
        if (before != chunk && before.span().end() > chunk.span().start()) {
            marks.add(mark(chunk.span().start(), before.span().end(), from, Kind.SHARED));
        }
        if (after != chunk && after.span().start() < chunk.span().end()) {
            marks.add(mark(after.span().start(), chunk.span().end(), from, Kind.SHARED));
        }
        for (Span match : reading.matches(number)) {
            int start = chunk.span().start();
            marks.add(mark(start + match.start(), start + match.end(), from, Kind.MATCH));
        }
        around.show(document.text().substring(from, to), marks);
    }

    private static Mark mark(int start, int end, int from, Kind kind) {
        return new Mark(start - from, end - from, kind);
    }
}
