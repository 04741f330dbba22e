package org.languageplayground.rag.ranking;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.question.RagReading.Listed;
import org.languageplayground.rag.question.RagState;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.search.text.Chunk;

/** One chunk of the ranking; it opens to how its score was made. */
final class HitRow extends ListItem {
    private final HitCard card;
    private final Div details = new Div();
    private int chunk;
    private transient Explained explained;

    /** What decides how a score was made. */
    private record Explained(int chunk, KnowledgeBase base, Method method, String query) {}

    /** A row that calls back with its chunk when it is opened, and with {@link RagState#NONE} when it is closed. */
    HitRow(IntConsumer onOpen) {
        addClassName("hit");
        card = new HitCard(getTranslation("rag.hit.explain"), open -> onOpen.accept(open ? chunk : RagState.NONE));
        add(card, details);
    }

    void show(Listed listed, RagReading reading, RankingText text) {
        chunk = listed.chunk();
        Chunk shown = reading.chunk(chunk);
        getElement().getClassList().set("retrieved", reading.isRetrieved(listed));
        double best = reading.listed().getFirst().score();
        card.show(
                List.of(reading.base(), chunk),
                listed.rank() == 0 ? "–" : text.number(listed.rank()),
                text.title(reading.corpus(), shown.document()),
                text.score(reading.state().method(), listed.score()),
                best > 0 ? Math.clamp(listed.score() / best, 0, 1) : 0,
                text.origin(reading, chunk),
                Excerpt.show(shown.text(), reading.matches(shown.text()), reading.cited(chunk)));
        boolean open = reading.state().open() == chunk;
        explain(
                open
                        ? new Explained(
                                chunk,
                                reading.base(),
                                reading.state().method(),
                                reading.state().query())
                        : null,
                reading,
                text);
        card.setOpen(open);
    }

    /** An explanation is long, so it travels only when it is another one. */
    private void explain(Explained wanted, RagReading reading, RankingText text) {
        if (!Objects.equals(wanted, explained)) {
            explained = wanted;
            details.removeAll();
            if (wanted != null) {
                details.add(new HitDetails(wanted.chunk(), reading, text));
            }
        }
    }
}
