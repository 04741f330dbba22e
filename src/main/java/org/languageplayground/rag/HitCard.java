package org.languageplayground.rag;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import org.languageplayground.ui.MarkedText;
import org.languageplayground.ui.check.ShowsNumbers;

/** Rank, title, score, text and origin of a chunk as one element. */
@Tag("hit-card")
@JsModule("./elements/hit-card.ts")
final class HitCard extends Component implements ShowsNumbers {
    private static final double SHARES = 1000;

    private String text = "";
    private transient Object shown;

    private record Shown(String rank, String hit, String score) {}

    /**
     * Shows another chunk.
     *
     * @param share of the best score, 0 to 1
     */
    void show(String rank, String title, String score, double share, String origin, Excerpt.Shown excerpt) {
        text = excerpt.text();
        shown = new Shown(rank, title, score);
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

    @Override
    public Object shown() {
        return shown;
    }

    /** What the chunk says, as far as it is shown. */
    String text() {
        return text;
    }
}
