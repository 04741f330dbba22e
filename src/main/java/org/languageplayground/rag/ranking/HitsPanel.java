package org.languageplayground.rag.ranking;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.slider.IntegerSlider;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.languageplayground.rag.question.QuestionCheck;
import org.languageplayground.rag.question.RagFields;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.glossary.Prose;

/** "Knowledge base, ranked": how the documents are cut, the chunks in their order, and how the other methods rank the same ones. */
public final class HitsPanel extends Panel<RagSimulation> {
    private final transient RankingText text;
    private final IntegerSlider overlap;
    private final Paragraph unit = new Paragraph();
    private final RankedList ranked;
    private final BumpChart bump = new BumpChart(getTranslation("rag.bump"), "rankings");
    private final Paragraph nothing = new Paragraph();
    private final Div found;
    private transient RagReading compared;
    private transient Rankings rankings;

    /**
     * An empty panel.
     *
     * @param say what to say when the documents were cut otherwise
     * @param onOpen called with the chunk whose score is to be explained, or {@link RagFields#NONE}
     */
    public HitsPanel(
            RankingText text,
            Controls<RagSimulation> controls,
            Function<RagSimulation, String> say,
            Consumer<Integer> onOpen) {
        this.text = text;
        addClassName("hits-panel");
        IntegerSlider size = controls.slider(RagFields.SIZE, RagFields.SIZES, say);
        overlap = controls.slider(RagFields.OVERLAP, RagFields.overlaps(RagFields.SIZES.greatest()), say);
        unit.addClassName("help");
        Div cutting = new Div(size, overlap, unit);
        cutting.addClassName("stage-controls");
        ranked = new RankedList(onOpen);
        Div others = new Div(
                new H2(getTranslation("rag.bump")),
                Origin.computed(),
                bump,
                new Prose(getTranslation("rag.hits.about")));
        others.addClassName("others");
        found = new Div(new Div(new H2(getTranslation("rag.ranked")), Origin.computed(), ranked), others);
        found.addClassName("ranked-beside");
        add(cutting, nothing, found);
    }

    @Override
    public List<CheckFile<RagSimulation>> files() {
        return List.of(QuestionCheck.INDEX, QuestionCheck.ENCODER);
    }

    @Override
    public void show(RagSimulation simulation) {
        overlap.setMax(RagFields.overlaps(simulation.get(RagFields.SIZE)).greatest());
        unit.setText(
                getTranslation("rag.size.unit", text.unit(simulation.corpus().choice())));
        simulation.reading().ifPresent(reading -> ranked.show(reading, simulation.get(RagFields.OPEN), text));
        simulation.reading().filter(reading -> !simulation.indexing()).ifPresent(this::compare);
        boolean there = simulation
                .reading()
                .filter(reading -> !reading.ranking().isEmpty())
                .isPresent();
        found.setVisible(there);
        nothing.setVisible(!there);
        nothing.setText(
                there ? "" : simulation.reading().map(text::rankedCaption).orElse(""));
    }

    /** Not before every method is there. */
    private void compare(RagReading reading) {
        if (rankings == null
                || reading.base() != compared.base()
                || !reading.asked().equals(compared.asked())) {
            rankings = Rankings.of(reading);
        }
        compared = reading;
        bump.show(rankings, reading, text);
    }
}
