package org.languageplayground.rag.ranking;

import com.vaadin.flow.component.html.ListItem;
import java.util.Objects;
import java.util.function.Consumer;
import org.languageplayground.rag.question.RagFields;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.question.RagReading.Listed;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.search.text.Chunk;

/** One chunk of the ranking; it opens to how its score was made. */
final class HitRow extends ListItem {
    private final HitCard card;
    private HitDetails details;
    private int chunk;
    private transient Explained explained;

    /** What decides how a score was made. */
    private record Explained(int chunk, KnowledgeBase base, Method method, String query) {}

    /** A row that calls back with its chunk when it is opened, and with {@link RagFields#NONE} when it is closed. */
    HitRow(Consumer<Integer> onOpen) {
        addClassName("hit");
        card = new HitCard(open -> onOpen.accept(open ? chunk : RagFields.NONE));
        add(card);
    }

    /**
     * Shows a chunk.
     *
     * @param best the score of the first chunk
     * @param open the number of the chunk whose score is explained
     */
    void show(Listed listed, double best, int open, RagReading reading, RankingText text) {
        chunk = listed.chunk();
        Chunk shown = reading.chunk(chunk);
        getElement().getClassList().set("retrieved", reading.isRetrieved(listed));
        explain(
                open == chunk
                        ? new Explained(
                                chunk,
                                reading.base(),
                                reading.asked().method(),
                                reading.asked().query())
                        : null,
                reading,
                text);
        card.show(
                reading.base().chunks().get(chunk),
                new HitCard.Hit(
                        listed.rank() == 0 ? "–" : text.number(listed.rank()),
                        text.title(reading.corpus(), shown.document()),
                        text.score(reading.asked().method(), listed.score()),
                        text.wholeScore(listed.score()),
                        best > 0 ? Math.clamp(listed.score() / best, 0, 1) : 0,
                        text.origin(reading, chunk),
                        explained != null),
                Excerpt.show(shown.text(), reading.matches(chunk), reading.cited(chunk)));
    }

    /** An explanation is long, so it travels only when it is another one. */
    private void explain(Explained wanted, RagReading reading, RankingText text) {
        if (!Objects.equals(wanted, explained)) {
            explained = wanted;
            if (details != null) {
                remove(details);
                details = null;
            }
            if (wanted != null) {
                details = new HitDetails(wanted.chunk(), reading, text);
                add(details);
            }
        }
    }
}
