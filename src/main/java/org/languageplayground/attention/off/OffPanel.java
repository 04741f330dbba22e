package org.languageplayground.attention.off;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.reading.SwitchedOff;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.check.CheckFile;

/** "Switch off": what a model loses without some of its heads, and how much each of them matters. */
public final class OffPanel extends Panel<ReadingSimulation> {
    private final transient OffExplorer explorer;
    private final transient OffText text = new OffText(this::getTranslation, this::getLocale);
    private final Paragraph which = new Paragraph();
    private final HeadStrip strip;
    private final Button allOn;
    private final CostView cost = new CostView(text);
    private final StudyView study;
    private final RetrievalView retrieval;
    private final Button measure;
    private final Button stop;
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph status = new Paragraph();
    private final Div all;
    private transient ReadingSimulation shown;

    /**
     * An empty panel.
     *
     * @param open is called with the head that was pressed, and its layer
     */
    public OffPanel(OffExplorer explorer, Controls<?> controls, BiConsumer<Integer, Integer> open) {
        this.explorer = explorer;
        strip = new HeadStrip(head -> controls.act(() -> toggle(head)));
        allOn = new Button(
                text.text("none"),
                event -> controls.act(() -> {
                    shown.set(ReadingFields.OFF, Set.of());
                    return text.which(shown);
                }));
        study = new StudyView(text, open);
        retrieval = new RetrievalView(text, explorer, controls);
        measure = new Button(
                text.text("study.measure"),
                event -> controls.act(() -> {
                    explorer.study(shown);
                    return text.text("study.begun");
                }));
        stop = new Button(
                text.text("stop"),
                event -> controls.act(() -> {
                    explorer.stopStudy();
                    return text.text("stopped");
                }));
        bar.getElement().setAttribute("aria-label", getTranslation("attention.off.study"));
        Div actions = new Div(measure, stop, bar, status);
        actions.addClassName("actions");
        all = new Div(new H2(getTranslation("attention.off.study")), actions, study);
        Div heads = new Div(which, strip, allOn);
        heads.addClassName("off-heads");
        Div beside = new Div(heads, new Div(cost, retrieval));
        beside.addClassName("off-own");
        Div own = new Div(Origin.computed(), beside);
        add(new H2(getTranslation("attention.off.title")), own, all);
    }

    private String toggle(Head head) {
        shown.set(ReadingFields.OFF, SwitchedOff.toggled(shown.get(ReadingFields.OFF), Set.of(head)));
        boolean off = shown.get(ReadingFields.OFF).contains(head);
        return text.text(off ? "now.off" : "now.on", head.head() + 1, head.layer() + 1);
    }

    @Override
    public List<CheckFile<ReadingSimulation>> files() {
        return List.of(OffCheck.file(explorer));
    }

    @Override
    public void show(ReadingSimulation simulation) {
        shown = simulation;
        explorer.follow(simulation);
        which.setText(text.which(simulation));
        allOn.setEnabled(!simulation.get(ReadingFields.OFF).isEmpty());
        strip.show(simulation.config(), simulation.get(ReadingFields.OFF));
        cost.show(simulation, explorer);
        boolean possible = explorer.possible(simulation);
        boolean says = simulation.model().weights().head() != null;
        retrieval.setVisible(possible && !says && !simulation.get(ReadingFields.UNTRAINED));
        if (retrieval.isVisible()) {
            retrieval.show(simulation);
        }
        all.setVisible(possible);
        showStudy(simulation);
    }

    private void showStudy(ReadingSimulation simulation) {
        Optional<StudyProgress> progress = explorer.progress(simulation);
        boolean running = explorer.studying(simulation);
        boolean done = explorer.studied(simulation);
        measure.setVisible(!running && !done);
        stop.setVisible(running);
        bar.setVisible(running);
        bar.setValue(progress.map(StudyProgress::share).orElse(0.0));
        status.setVisible(!done);
        status.setText(explorer.problem()
                .map(text::notice)
                .orElseGet(() -> text.text(running ? "study.running" : "study.ready")));
        Optional<HeadStudy> found = progress.map(StudyProgress::study);
        study.setVisible(found.isPresent());
        found.ifPresent(one -> study.show(simulation, one));
    }
}
