package org.languageplayground.rag.ranking;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.function.Consumer;
import org.languageplayground.ui.MarkedText;
import org.languageplayground.ui.Versioned;

/** Rank, title, score, text and origin of a chunk as one element, with a button that opens more of it. */
@Tag("hit-card")
@JsModule("./elements/hit-card.ts")
public final class HitCard extends Component {
    private static final double SHARES = 1000;

    private final Versioned versioned = new Versioned(getElement());
    private String text = "";

    /** A card whose button is called {@code more}, and calls back with whether it wants to be open. */
    HitCard(String more, Consumer<Boolean> onOpen) {
        getElement().setProperty("more", more);
        versioned.on("open", detail -> onOpen.accept(detail.path("open").asBoolean()));
    }

    /**
     * Shows another chunk.
     *
     * @param chunk what tells this chunk from every other
     * @param share of the best score, 0 to 1
     */
    void show(
            Object chunk, String rank, String title, String score, double share, String origin, Excerpt.Shown excerpt) {
        text = excerpt.text();
        versioned.show(chunk);
        getElement()
                .setPropertyList(
                        "hit",
                        List.of(
                                rank,
                                title,
                                score,
                                Math.rint(share * SHARES) / SHARES,
                                origin,
                                text,
                                MarkedText.byKind(excerpt.marks())));
    }

    void setOpen(boolean open) {
        getElement().setProperty("open", open);
    }

    /** What the chunk says, as far as it is shown. */
    public String text() {
        return text;
    }
}
