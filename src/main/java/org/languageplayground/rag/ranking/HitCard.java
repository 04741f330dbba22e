package org.languageplayground.rag.ranking;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import org.languageplayground.ui.MarkedText;

/** Rank, title, score, text and origin of a chunk as one element. */
@Tag("hit-card")
@JsModule("./elements/hit-card.ts")
public final class HitCard extends Component {
    private static final double SHARES = 1000;

    private String text = "";

    /**
     * Shows another chunk.
     *
     * @param share of the best score, 0 to 1
     */
    void show(String rank, String title, String score, double share, String origin, Excerpt.Shown excerpt) {
        text = excerpt.text();
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

    /** What the chunk says, as far as it is shown. */
    public String text() {
        return text;
    }
}
