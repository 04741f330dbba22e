package org.languageplayground.rag;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.util.function.IntConsumer;
import org.languageplayground.rag.RagReading.Listed;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.ui.MarkedText;

/** One chunk of the ranking: its rank, score, text and origin; it opens to how the score was made. */
final class HitRow extends ListItem {
    private final Text rank = new Text("");
    private final Text title = new Text("");
    private final Text score = new Text("");
    private final Text origin = new Text("");
    private final Div bar = new Div();
    private final MarkedText excerpt = new MarkedText();
    private final Details details = new Details(getTranslation("rag.hit.explain"));
    private int chunk;

    /** A row that calls back with its chunk when it is opened, and with {@link RagState#NONE} when it is closed. */
    HitRow(IntConsumer onOpen) {
        addClassName("hit");
        Div head = new Div(part("hit-rank", rank), part("hit-title", title), part("hit-score", score));
        head.addClassName("hit-head");
        bar.addClassName("hit-bar");
        Div foot = new Div(origin);
        foot.addClassName("hit-origin");
        details.addOpenedChangeListener(event -> {
            if (event.isFromClient()) {
                onOpen.accept(event.isOpened() ? chunk : RagState.NONE);
            }
        });
        add(head, bar, excerpt, foot, details);
    }

    private static Span part(String name, Text text) {
        Span part = new Span(text);
        part.addClassName(name);
        return part;
    }

    void show(Listed listed, RagReading reading, RagText text) {
        chunk = listed.chunk();
        Chunk shown = reading.chunk(chunk);
        getElement().getClassList().set("retrieved", reading.isRetrieved(listed));
        rank.setText(listed.rank() == 0 ? "–" : text.number(listed.rank()));
        title.setText(text.title(reading.corpus(), shown.document()));
        score.setText(text.score(reading.state().method(), listed.score()));
        origin.setText(text.origin(reading, chunk));
        double best = reading.listed().getFirst().score();
        bar.getStyle().set("--share", String.valueOf(best > 0 ? Math.clamp(listed.score() / best, 0, 1) : 0));
        Excerpt.show(shown.text(), reading.matches(shown.text()), reading.cited(chunk), excerpt);
        boolean open = reading.state().open() == chunk;
        details.removeAll();
        if (open) {
            details.add(new HitDetails(chunk, reading, text));
        }
        details.setOpened(open);
    }
}
