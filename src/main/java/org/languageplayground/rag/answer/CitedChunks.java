package org.languageplayground.rag.answer;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.question.RagState;
import org.languageplayground.rag.ranking.Excerpt;
import org.languageplayground.search.analysis.EnglishWords;
import org.languageplayground.ui.MarkedText;

/** The chunks that an LLM's answer cites, by the numbers that it gives them; each where it has most of the answer's words. */
final class CitedChunks extends Div {
    private final List<Row> rows = new ArrayList<>();

    CitedChunks() {
        addClassName("cited-chunks");
        Paragraph caption = new Paragraph(getTranslation("rag.llm.cited.caption"));
        caption.addClassName("help");
        UnorderedList list = new UnorderedList();
        list.getElement().setAttribute("aria-label", getTranslation("rag.llm.cited"));
        for (int i = 0; i < RagState.MOST_CHUNKS; i++) {
            rows.add(new Row());
        }
        rows.forEach(list::add);
        add(caption, list);
    }

    private static final class Row extends ListItem {
        private final Text name = new Text("");
        private final MarkedText excerpt = new MarkedText();

        Row() {
            Span title = new Span(name);
            title.addClassName("hit-title");
            add(title, excerpt);
        }

        void show(String newName, String chunk, String answer) {
            name.setText(newName);
            Excerpt.Shown part = Excerpt.show(chunk, new EnglishWords().matches(answer, chunk), List.of());
            excerpt.show(part.text(), part.marks());
        }
    }

    /** Shows chunks by rank, 1 to k, beside the answer. */
    void show(List<Integer> ranks, String answer, RagReading reading, AnswerText text) {
        setVisible(!ranks.isEmpty());
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).setVisible(i < ranks.size());
            if (i < ranks.size()) {
                int rank = ranks.get(i);
                rows.get(i)
                        .show(text.llmCited(rank, reading), reading.passages().get(rank - 1), answer);
            }
        }
    }
}
