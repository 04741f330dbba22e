package org.languageplayground.rag.ranking;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import org.languageplayground.rag.question.RagReading;

/** How the methods rank the same chunks: a column a method, a line a chunk. */
@Tag("bump-chart")
@JsModule("./elements/bump-chart.ts")
final class BumpChart extends Component {
    private transient Rankings shown;

    /** One chunk as the browser draws it. */
    private record Line(String label, List<Integer> ranks, String kind) {}

    /** An empty chart with its accessible name; files that it saves are called {@code fileName}. */
    BumpChart(String name, String fileName) {
        getElement().setProperty("name", name);
        getElement().setProperty("fileName", fileName);
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
                                        text.name(reading, line.chunk()),
                                        line.ranks(),
                                        (line.retrieved() ? "retrieved " : "") + (line.right() ? "right" : "")))
                                .toList());
        getElement().setProperty("caption", text.bumpCaption(reading, rankings));
    }
}
