package org.languageplayground.rag.evaluation;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.languageplayground.compute.Run;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.rag.base.KnowledgeBases;
import org.languageplayground.rag.question.Asked;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.rag.question.WorldReader;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.glossary.Prose;

/** "Evaluation": every method, several sizes of chunks, and the tiny model's answers, measured on the base's own questions. */
public final class EvaluationPanel extends Panel<RagSimulation> {
    private static final List<Integer> KS = List.of(1, 2, 3, 5, 10);

    private final transient KnowledgeBases bases;
    private final transient WorldReader reader;
    private final transient Outcomes outcomes;
    private final transient EvaluationText text;
    private final Button measure = new Button(getTranslation("rag.evaluation.measure"));
    private final Button cancel = new Button(getTranslation("rag.cancel"));
    private final ProgressBar progress = new ProgressBar();
    private final Paragraph about = new Paragraph();
    private final Paragraph empty = new Paragraph(getTranslation("rag.evaluation.empty"));
    private final EvaluationChart chart;
    private final NumberTable methods = table("rag.evaluation.methods", "rag.evaluation.columns.method");
    private final NumberTable paraphrases = table("rag.evaluation.paraphrases", "rag.evaluation.columns.method");
    private final NumberTable sizes = table("rag.evaluation.sizes", "rag.evaluation.columns.size");
    private final NumberTable answers = table("rag.evaluation.answers", "rag.evaluation.columns.answers");
    private final H3 sizesTitle = new H3();
    private final Div measured = new Div();
    private final Div rankings = new Div();
    private final Div answersPart = new Div();
    private final Div paraphrasesPart = new Div();
    private transient RagSimulation shown;

    /**
     * A panel that shows what has been measured, and measures when it is asked to.
     *
     * @param act does something with the simulation and says a sentence
     */
    public EvaluationPanel(
            KnowledgeBases bases,
            Outcomes outcomes,
            WorldReader reader,
            EvaluationText text,
            Consumer<Supplier<String>> act) {
        this.bases = bases;
        this.reader = reader;
        this.outcomes = outcomes;
        this.text = text;
        chart = new EvaluationChart(outcomes, text);
        addClassName("evaluation-panel");
        measure.addThemeNames("primary");
        about.addClassName("help");
        progress.getElement().setAttribute("aria-label", getTranslation("rag.evaluation"));
        Div buttons = new Div(measure, cancel, progress);
        buttons.addClassName("actions");
        Paragraph note = new Paragraph(getTranslation("rag.evaluation.answers.note"));
        note.addClassName("help");
        answersPart.add(new H3(getTranslation("rag.evaluation.answers")), answers, note);
        paraphrasesPart.add(
                new H3(getTranslation("rag.evaluation.paraphrases")),
                new Prose(getTranslation("rag.evaluation.paraphrases.about")),
                paraphrases);
        rankings.add(new H3(getTranslation("rag.evaluation.methods")), methods, paraphrasesPart, sizesTitle, sizes);
        Div tables = new Div(rankings, answersPart);
        tables.addClassName("beside");
        measured.add(Origin.computed(), chart, tables);
        add(
                new H2(getTranslation("rag.evaluation")),
                new Prose(getTranslation("rag.evaluation.measures")),
                buttons,
                empty,
                about,
                measured);
        measure.addClickListener(event -> act.accept(() -> {
            shown.measure(new Evaluator(bases, outcomes, reader, shown.asked(), shown.corpus()));
            return getTranslation("rag.message.measuring");
        }));
        cancel.addClickListener(event -> act.accept(() -> {
            shown.stopMeasuring();
            return getTranslation("rag.message.stopped");
        }));
    }

    private NumberTable table(String name, String columns) {
        return new NumberTable(
                getTranslation(name), Arrays.asList(getTranslation(columns).split(" \\| ")));
    }

    @Override
    public List<CheckFile<RagSimulation>> files() {
        return EvaluationCheck.files(bases, outcomes, reader);
    }

    @Override
    public void show(RagSimulation simulation) {
        shown = simulation;
        Asked asked = simulation.asked();
        Corpus corpus = simulation.corpus();
        boolean questions = !corpus.questions().isEmpty();
        showProgress(simulation.measuring(), questions, corpus);
        boolean any = Trial.all(asked, corpus, simulation.methods()).stream()
                .anyMatch(trial -> outcomes.of(trial).isPresent());
        empty.setVisible(questions && !any);
        measured.setVisible(questions && any);
        chart.show(asked, corpus, simulation.methods());
        methods.show(
                rows(Trial.methods(asked, corpus, simulation.methods()), trial -> text.method(trial.method())),
                simulation.methods().indexOf(asked.method()));
        paraphrasesPart.setVisible(!corpus.paraphrases().isEmpty());
        paraphrases.show(
                rows(Trial.paraphrases(asked, corpus, simulation.methods()), trial -> text.method(trial.method())),
                simulation.methods().indexOf(asked.method()));
        sizesTitle.setText(getTranslation("rag.evaluation.sizes.of", text.method(asked.method())));
        sizes.show(
                rows(
                        Trial.sizes(asked, corpus),
                        trial -> text.number(trial.index().size())),
                -1);
        answersPart.getElement().setAttribute("hidden", !corpus.ofTheWorld() || !any);
        if (corpus.ofTheWorld()) {
            answers.show(answerRows(Trial.answers(asked, corpus, simulation.methods())), -1);
        }
    }

    private void showProgress(Optional<Run<Double, Void>> measuring, boolean questions, Corpus corpus) {
        boolean running = measuring.filter(run -> !run.over()).isPresent();
        measure.setVisible(questions);
        measure.setEnabled(!running);
        cancel.setVisible(running);
        progress.setVisible(running);
        progress.setValue(measuring.map(Run::progress).orElse(0.0));
        about.setText(measuring.flatMap(Run::failure).map(text::failed).orElseGet(() -> text.evaluationAbout(corpus)));
    }

    private List<List<String>> rows(List<Trial> trials, Function<Trial, String> name) {
        List<List<String>> rows = new ArrayList<>();
        for (Trial trial : trials) {
            List<String> row = new ArrayList<>(List.of(name.apply(trial)));
            if (outcomes.of(trial).orElse(null) instanceof Outcome.Ranked ranked) {
                row.add(text.number(ranked.ndcg10(), 3));
                row.add(text.number(ranked.reciprocalRank(), 3));
                KS.forEach(k -> row.add(text.number(ranked.recall().get(k - 1), 3)));
            }
            rows.add(row);
        }
        return rows;
    }

    private List<List<String>> answerRows(List<Trial> trials) {
        List<List<String>> rows = new ArrayList<>();
        for (Trial trial : trials) {
            List<String> row = new ArrayList<>(List.of(text.trial(trial)));
            if (outcomes.of(trial).orElse(null) instanceof Outcome.Answered answered) {
                row.add(text.share(answered.before()));
                row.add(text.share(answered.after()));
                row.add(text.share(answered.misled()));
            }
            rows.add(row);
        }
        return rows;
    }
}
