package org.languageplayground.rag.ranking;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.languageplayground.rag.question.Pipeline;
import org.languageplayground.rag.question.RagReading;

/** The chunks in the order in which a method ranks them; those that are handed on stand out. All rows travel with the page, so that a longer list needs only its texts. */
final class RankedList extends Div {
    private final Paragraph caption = new Paragraph();
    private final OrderedList list = new OrderedList();
    private final List<HitRow> rows = new ArrayList<>();

    public RankedList(Consumer<Integer> onOpen) {
        caption.addClassName("help");
        list.addClassName("hits");
        list.getElement().setAttribute("aria-label", getTranslation("rag.ranked"));
        for (int i = 0; i < Pipeline.SHOWN; i++) {
            rows.add(new HitRow(onOpen));
        }
        rows.forEach(list::add);
        add(caption, list);
    }

    public void show(RagReading reading, int open, RankingText text) {
        caption.setText(text.rankedCaption(reading));
        List<RagReading.Listed> listed = reading.listed();
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).getElement().setAttribute("hidden", i >= listed.size());
            if (i < listed.size()) {
                rows.get(i).show(listed.get(i), listed.getFirst().score(), open, reading, text);
            }
        }
    }
}
