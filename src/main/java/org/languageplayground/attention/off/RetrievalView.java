package org.languageplayground.attention.off;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.List;
import java.util.Optional;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.compute.Run;
import org.languageplayground.search.measure.Bootstrap;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chapter.Controls;

/** What the English encoder still finds in the handbook without the heads that are off. */
final class RetrievalView extends Div {
    private final transient OffText text;
    private final transient OffExplorer explorer;
    private transient ReadingSimulation shown;
    private final Button measure;
    private final Button stop;
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph sentence = new Paragraph();
    private final NumberTable table = new NumberTable(
            getTranslation("attention.off.retrieval"),
            List.of(
                    getTranslation("attention.off.retrieval.with"),
                    getTranslation("attention.off.retrieval.ndcg"),
                    getTranslation("attention.off.retrieval.difference")));

    RetrievalView(OffText text, OffExplorer explorer, Controls<?> controls) {
        this.text = text;
        this.explorer = explorer;
        measure = new Button(
                text.text("retrieval.measure"),
                event -> controls.act(() -> {
                    explorer.measureRetrieval(shown);
                    return text.text("retrieval.begun");
                }));
        stop = new Button(
                text.text("stop"),
                event -> controls.act(() -> {
                    explorer.stopRetrieval();
                    return text.text("stopped");
                }));
        bar.getElement().setAttribute("aria-label", getTranslation("attention.off.retrieval"));
        Div actions = new Div(measure, stop, bar);
        actions.addClassName("actions");
        add(new H3(getTranslation("attention.off.retrieval")), Origin.computed(), sentence, actions, table);
    }

    void show(ReadingSimulation simulation) {
        shown = simulation;
        int off = simulation.get(ReadingFields.OFF).size();
        Optional<Run<Double, Retrieval>> run = explorer.retrieval(simulation);
        Optional<Retrieval> found = run.flatMap(Run::outcome);
        boolean running = run.filter(one -> !one.over()).isPresent();
        measure.setVisible(off > 0 && found.isEmpty());
        measure.setEnabled(!running);
        stop.setVisible(running);
        bar.setVisible(running);
        bar.setValue(run.map(Run::progress).orElse(0.0));
        table.setVisible(found.isPresent());
        sentence.setText(found.map(this::sentence)
                .orElseGet(() -> off == 0 ? text.text("retrieval.none") : text.text("retrieval.about", off)));
        found.ifPresent(one -> table.show(rows(one, off), 1));
    }

    private String sentence(Retrieval found) {
        Bootstrap change = found.change();
        return text.text(
                change.excludesZero() ? change.mean() < 0 ? "retrieval.less" : "retrieval.more" : "retrieval.open",
                text.number(Retrieval.mean(found.before()), 2),
                text.number(Retrieval.mean(found.after()), 2),
                text.interval(change, 2));
    }

    private List<List<String>> rows(Retrieval found, int off) {
        return List.of(
                row("retrieval.all", found.before(), text.interval(found.change(), 3)),
                row("retrieval.off", found.after(), ""),
                List.of(
                        text.text("retrieval.random", off, RetrievalWork.DRAWS),
                        text.number(Retrieval.mean(found.randomMean()), 3),
                        text.interval(found.againstRandom(), 3)),
                row("retrieval.words", found.words(), text.interval(found.againstWords(), 3)));
    }

    private List<String> row(String key, double[] ndcg, String difference) {
        return List.of(text.text(key), text.number(Retrieval.mean(ndcg), 3), difference);
    }
}
