package org.languageplayground.attention.paths;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.glossary.Prose;

/** "Paths": what attention and its kin say of the tokens that one token has used, beside what switching them off really does. */
public final class PathsPanel extends Panel<ReadingSimulation> {
    private final transient PathsExplorer explorer;
    private final transient PathsText text;
    private final PathsView own;
    private final PathStudyView study;
    private final Button stop;
    private final Button again;
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph status = new Paragraph();
    private final Div switching;
    private final Button measure;
    private final Button stopStudy;
    private final ProgressBar studyBar = new ProgressBar();
    private final Paragraph studyStatus = new Paragraph();
    private final Div measuring;
    private final Div many;
    private final Paragraph unknown = new Paragraph(getTranslation("attention.paths.unknownmodel"));
    private transient ReadingSimulation shown;

    /** An empty panel. */
    public PathsPanel(PathsExplorer explorer, PathsText text, Controls<?> controls) {
        this.explorer = explorer;
        this.text = text;
        study = new PathStudyView(text);
        stop = controls.button("attention.paths.stop", () -> {
            explorer.stop(shown);
            return text.text("stopped");
        });
        again = controls.button("attention.paths.again", () -> {
            explorer.begin(shown);
            return text.text("begun");
        });
        measure = controls.button("attention.paths.study.measure", () -> {
            explorer.measure(shown);
            return text.text("study.begun");
        });
        stopStudy = controls.button("attention.paths.study.stop", () -> {
            explorer.stopMeasuring();
            return text.text("stopped");
        });
        bar.getElement().setAttribute("aria-label", getTranslation("attention.paths.switching"));
        studyBar.getElement().setAttribute("aria-label", getTranslation("attention.paths.study"));
        switching = actions(stop, again, bar, status);
        measuring = actions(measure, stopStudy, studyBar, studyStatus);
        many = new Div(new H2(getTranslation("attention.paths.study")), measuring, study);
        own = new PathsView(
                text, new Details(getTranslation("attention.paths.limits"), limits()), new Div(many, unknown));
        add(
                new H2(getTranslation("attention.paths.title")),
                new Prose(getTranslation("attention.paths.lead")),
                switching,
                own);
    }

    private static Div actions(Button first, Button second, ProgressBar bar, Paragraph status) {
        Div actions = new Div(first, second, bar, status);
        actions.addClassName("actions");
        return actions;
    }

    /** What each method can tell and what it cannot. */
    private Div limits() {
        Div limits = new Div();
        Stream.of("raw", "valueweighted", "rollout", "gradientinput", "off", "entropy")
                .map(method -> new Prose(getTranslation("attention.paths.limits." + method)))
                .forEach(limits::add);
        return limits;
    }

    @Override
    public List<CheckFile<ReadingSimulation>> files() {
        return List.of(PathsCheck.file(explorer));
    }

    @Override
    public void show(ReadingSimulation simulation) {
        shown = simulation;
        setVisible(!simulation.empty());
        if (simulation.empty()) {
            return;
        }
        explorer.follow(simulation);
        Optional<TokenChanges> changes = explorer.changes(simulation);
        showSwitching(simulation, changes.isPresent());
        own.show(simulation, changes);
        showStudy(simulation);
    }

    private void showSwitching(ReadingSimulation simulation, boolean done) {
        Optional<Integer> running = explorer.switching(simulation);
        stop.setVisible(running.isPresent());
        again.setVisible(running.isEmpty() && !done);
        bar.setVisible(running.isPresent());
        bar.setValue(running.map(count -> (double) count / simulation.tokens().size())
                .orElse(0.0));
        status.setText(explorer.problem(simulation)
                .map(text::notice)
                .orElse(running.isPresent() ? text.text("switching") : ""));
        status.setVisible(!status.getText().isEmpty());
        switching.setVisible(!done);
    }

    private void showStudy(ReadingSimulation simulation) {
        boolean possible = explorer.possible(simulation);
        many.setVisible(possible);
        unknown.setVisible(!possible);
        Optional<PathProgress> progress = explorer.progress(simulation);
        boolean running = explorer.measuring(simulation);
        boolean done = explorer.measured(simulation);
        measure.setVisible(!running && !done);
        stopStudy.setVisible(running);
        studyBar.setVisible(running);
        studyBar.setValue(progress.map(PathProgress::share).orElse(0.0));
        measuring.setVisible(!done);
        studyStatus.setText(
                running
                        ? progress.map(text::progress).orElse("")
                        : text.text(simulation.hasSiblings() ? "study.ready" : "study.ready.encoder"));
        Optional<PathStudy> found = progress.map(PathProgress::study);
        study.setVisible(found.isPresent());
        found.ifPresent(one -> study.show(simulation, one));
    }
}
