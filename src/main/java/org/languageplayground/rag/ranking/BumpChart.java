package org.languageplayground.rag.ranking;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.Map;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.ui.Words;
import org.languageplayground.ui.chart.Figure;

/** How the methods rank the same chunks: a column a method, a line a chunk. */
@Tag("bump-chart")
@JsModule("./elements/bump-chart.ts")
final class BumpChart extends Figure {
    private transient Rankings shown;

    /** One chunk as the browser draws it. */
    private record Line(String label, List<Integer> ranks, boolean retrieved, boolean right) {}

    /** An empty chart with its accessible name; files that it saves are called {@code fileName}. */
    BumpChart(String name, String fileName) {
        super(name, fileName);
    }

    @Override
    protected Map<String, String> words() {
        return Words.of(this, "rag.bump.", "chunk");
    }

    void show(Rankings rankings, RagReading reading, RankingText text) {
        if (rankings.equals(shown)) {
            return;
        }
        shown = rankings;
        getElement()
                .setPropertyList(
                        "columns", rankings.methods().stream().map(text::method).toList());
        getElement()
                .setPropertyList(
                        "lines",
                        rankings.lines().stream()
                                .map(line -> new Line(
                                        text.name(reading, line.chunk()), line.ranks(), line.retrieved(), line.right()))
                                .toList());
        setCaption(text.bumpCaption(reading, rankings));
    }
}
