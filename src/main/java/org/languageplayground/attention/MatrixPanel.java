package org.languageplayground.attention;

import com.vaadin.flow.component.html.H2;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.HeadChoice;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.chart.HeadMaps;
import org.languageplayground.ui.chart.MatrixView;
import org.languageplayground.ui.chart.MatrixView.Labelled;
import org.languageplayground.ui.chart.MatrixView.Scale;
import org.languageplayground.ui.check.CheckFile;

/** "Attention matrix": every query beside every key, and all heads of the layer as small maps. */
final class MatrixPanel extends Panel<AttentionSimulation> {
    private final transient AttentionText text;
    private final MatrixView matrix = new MatrixView(getTranslation("attention.matrix"), "attention-matrix");
    private final HeadMaps maps = new HeadMaps(getTranslation("attention.maps"), "attention-heads");

    private final AllHeads all;
    private int layer;

    /**
     * An empty panel.
     *
     * @param select is called with the query that was pressed
     * @param open is called with the head that was pressed, and its layer
     */
    MatrixPanel(AttentionText text, IntConsumer select, AllHeads.Open open) {
        this.text = text;
        all = new AllHeads(open);
        matrix.setTitles(getTranslation("attention.query"), getTranslation("attention.key"));
        matrix.setShared(true);
        matrix.addRowListener(select);
        maps.addHeadListener(head -> open.head(layer, head));
        add(new H2(getTranslation("attention.matrix")), Origin.computed(), columns(matrix, maps), all);
    }

    @Override
    public List<CheckFile<AttentionSimulation>> files() {
        return AttentionCheck.HEADS;
    }

    @Override
    public void show(AttentionSimulation simulation) {
        setVisible(!simulation.empty());
        if (simulation.empty()) {
            return;
        }
        Reading reading = simulation.reading();
        layer = reading.layer();
        all.show(simulation);
        matrix.show(labelled(reading), Scale.WEIGHT, reading.causal(), () -> labelled(simulation.reading()));
        matrix.setSelectedRows(reading.selected());
        matrix.setCaption(text.matrixCaption(reading, matrix.pooled()));
        List<Matrix> weights = heads(reading);
        List<String> names = IntStream.range(0, weights.size())
                .mapToObj(number -> text.head(new HeadChoice(number)))
                .toList();
        maps.show(weights, names, reading.causal(), reading.head().number(), () -> {
            Reading now = simulation.reading();
            return heads(now).stream().map(head -> labelled(now, head)).toList();
        });
    }

    private static List<Matrix> heads(Reading reading) {
        return IntStream.range(0, reading.config().heads())
                .mapToObj(reading::weights)
                .toList();
    }

    private static Labelled labelled(Reading reading) {
        return labelled(reading, reading.weights());
    }

    private static Labelled labelled(Reading reading, Matrix weights) {
        return new Labelled(reading.tokens(), reading.tokens(), weights);
    }
}
