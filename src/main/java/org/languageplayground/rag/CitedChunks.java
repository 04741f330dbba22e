package org.languageplayground.rag;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.ui.MarkedText;

/** The chunks that an LLM's answer cites, by the numbers that it gives them. */
final class CitedChunks extends UnorderedList {
    private transient List<String> shown = List.of();

    CitedChunks() {
        addClassName("cited-chunks");
        getElement().setAttribute("aria-label", getTranslation("rag.llm.cited"));
    }

    /** Shows chunks by rank, 1 to k; an item is drawn anew only where the list is another one. */
    void show(List<Integer> ranks, RagReading reading, RagText text) {
        List<String> names =
                ranks.stream().map(rank -> text.llm().cited(rank, reading)).toList();
        setVisible(!ranks.isEmpty());
        if (names.equals(shown)) {
            return;
        }
        shown = names;
        removeAll();
        for (int i = 0; i < ranks.size(); i++) {
            Chunk chunk =
                    reading.chunk(reading.retrieved().get(ranks.get(i) - 1).chunk());
            Span name = new Span(names.get(i));
            name.addClassName("hit-title");
            MarkedText excerpt = new MarkedText();
            Excerpt.show(chunk.text(), reading.matches(chunk.text()), List.of(), excerpt);
            add(new ListItem(name, excerpt));
        }
    }
}
