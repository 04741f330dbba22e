package org.languageplayground.rag.ranking;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.function.Consumer;
import org.languageplayground.ui.MarkedText;
import org.languageplayground.ui.Versioned;

/** Rank, title, score, text and origin of a chunk as one element, which opens to how the score was made. */
@Tag("hit-card")
@JsModule("./elements/hit-card.ts")
final class HitCard extends Component {
    private static final double SHARES = 1000;

    private final Versioned versioned = new Versioned(getElement());
    private String text = "";

    /**
     * What stands beside the text.
     *
     * @param whole the score with all its digits
     * @param share of the best score, 0 to 1
     * @param open whether it is explained how the score was made
     */
    record Hit(String rank, String title, String score, String whole, double share, String origin, boolean open) {}

    /** An empty card that calls back with whether the student wants to know how its score was made. */
    HitCard(Consumer<Boolean> onOpen) {
        getElement().setProperty("more", getTranslation("rag.hit.explain"));
        versioned.on("open", detail -> onOpen.accept(detail.path("open").asBoolean()));
    }

    /**
     * Shows another chunk.
     *
     * @param chunk what tells this chunk from every other
     */
    void show(Object chunk, Hit hit, Excerpt.Shown excerpt) {
        versioned.show(chunk);
        text = excerpt.text();
        getElement().setProperty("open", hit.open());
        getElement()
                .setPropertyList(
                        "hit",
                        List.of(
                                hit.rank(),
                                hit.title(),
                                hit.score(),
                                Math.rint(hit.share() * SHARES) / SHARES,
                                hit.origin(),
                                text,
                                MarkedText.byKind(excerpt.marks()),
                                hit.whole()));
    }

    /** What the chunk says, as far as it is shown. */
    String text() {
        return text;
    }
}
