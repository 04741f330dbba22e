package org.languageplayground.attention;

import com.vaadin.flow.component.html.H2;
import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.chart.MatrixView;
import org.languageplayground.ui.chart.MatrixView.Labelled;
import org.languageplayground.ui.chart.MatrixView.Scale;
import org.languageplayground.ui.check.CheckFile;

/** "Positional encoding": what tells the model where a token stands. */
final class OrderPanel extends Panel<AttentionSimulation> {
    private static final int FEW_DIMENSIONS = 6;

    private final transient AttentionText text;
    private final MatrixView positions = new MatrixView(getTranslation("attention.positions"), "positional-encoding");

    private final Origin waves = Origin.formula();
    private final Origin learned = Origin.stored(getTranslation("attention.positions.training"));

    /** An empty panel. */
    OrderPanel(AttentionText text, Controls<AttentionSimulation> controls) {
        this.text = text;
        positions.setTitles(getTranslation("attention.position"), getTranslation("attention.dimension"));
        add(
                new H2(getTranslation("attention.positions")),
                waves,
                learned,
                controls.checkbox(ReadingFields.DIMENSIONS, simulation -> ""),
                positions);
    }

    @Override
    public List<CheckFile<AttentionSimulation>> files() {
        return AttentionCheck.POSITIONS;
    }

    @Override
    public void show(AttentionSimulation simulation) {
        setVisible(!simulation.empty());
        if (simulation.empty()) {
            return;
        }
        positions.show(labelled(simulation), Scale.SIGNED, false, () -> labelled(simulation));
        boolean frozen = simulation.config().frozenPositions();
        waves.setVisible(frozen);
        learned.setVisible(!frozen);
        positions.setCaption(text.positionsCaption(simulation.reading(), positions.pooled()));
    }

    private static Labelled labelled(AttentionSimulation simulation) {
        Reading reading = simulation.reading();
        int width = reading.config().width();
        int dimensions = simulation.get(ReadingFields.DIMENSIONS) ? width : Math.min(FEW_DIMENSIONS, width);
        List<String> columns =
                IntStream.range(0, dimensions).mapToObj(String::valueOf).toList();
        return new Labelled(reading.tokens(), columns, reading.positions(simulation.positionVectors(), dimensions));
    }
}
