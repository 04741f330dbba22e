package org.languageplayground.rag;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.check.CheckThis;

/** "Evaluation": every method, several sizes of chunks, and the tiny model's answers, measured on the base's own questions. */
final class EvaluationPanel extends Div {
    private static final List<Integer> KS = List.of(1, 2, 3, 5, 10);

    private final Button measure = new Button(getTranslation("rag.evaluation.measure"));
    private final Button cancel = new Button(getTranslation("rag.cancel"));
    private final ProgressBar progress = new ProgressBar();
    private final Paragraph about = new Paragraph();
    private final NumberTable methods = table("rag.evaluation.methods", "rag.evaluation.columns.method");
    private final NumberTable sizes = table("rag.evaluation.sizes", "rag.evaluation.columns.size");
    private final NumberTable answers = table("rag.evaluation.answers", "rag.evaluation.columns.answers");
    private final H3 sizesTitle = new H3(getTranslation("rag.evaluation.sizes"));
    private final Div rankings = new Div();
    private final Div answersPart = new Div();
    private transient RagSimulation shown;
    private final CheckThis check = EvaluationCheck.of(this, () -> shown);

    EvaluationPanel(Runnable onMeasure, Runnable onCancel) {
        measure.addClickListener(event -> onMeasure.run());
        cancel.addClickListener(event -> onCancel.run());
        about.addClassName("help");
        progress.getElement().setAttribute("aria-label", getTranslation("rag.evaluation"));
        Div actions = new Div(measure, cancel);
        actions.addClassName("actions");
        Paragraph note = new Paragraph(getTranslation("rag.evaluation.answers.note"));
        note.addClassName("help");
        answersPart.add(new H3(getTranslation("rag.evaluation.answers")), answers, note);
        rankings.add(new H3(getTranslation("rag.evaluation.methods")), methods, sizesTitle, sizes);
        Div tables = new Div(rankings, answersPart);
        tables.addClassName("beside");
        add(about, actions, progress, tables, check);
    }

    private NumberTable table(String name, String columns) {
        return new NumberTable(
                getTranslation(name), Arrays.asList(getTranslation(columns).split(" \\| ")));
    }

    void show(RagSimulation simulation, RagText text) {
        shown = simulation;
        RagState state = simulation.state();
        Corpus corpus = simulation.corpus();
        Optional<Evaluator> evaluator = simulation.evaluator();
        boolean running = evaluator.filter(Evaluator::running).isPresent();
        boolean questions = !corpus.questions().isEmpty();
        measure.setVisible(questions);
        measure.setEnabled(!running);
        cancel.setVisible(running);
        progress.setVisible(running);
        progress.setValue(evaluator.map(Evaluator::progress).orElse(0.0));
        about.setText(
                text.evaluationAbout(corpus, evaluator.filter(Evaluator::failed).isPresent()));
        List<Trial> byMethod = Trial.methods(state, corpus);
        methods.show(
                rows(byMethod, simulation, text, trial -> text.method(trial.method())),
                state.method().ordinal());
        sizesTitle.setText(getTranslation("rag.evaluation.sizes.of", text.method(state.method())));
        sizes.show(
                rows(
                        Trial.sizes(state, corpus),
                        simulation,
                        text,
                        trial -> text.number(trial.index().size())),
                -1);
        rankings.setVisible(questions);
        check.refresh();
        answersPart.getElement().setAttribute("hidden", !corpus.ofTheWorld());
        if (corpus.ofTheWorld()) {
            answers.show(answerRows(Trial.answers(state, corpus), simulation, text), -1);
        }
    }

    private interface Name {
        String of(Trial trial);
    }

    private static List<List<String>> rows(List<Trial> trials, RagSimulation simulation, RagText text, Name name) {
        List<List<String>> rows = new ArrayList<>();
        for (Trial trial : trials) {
            List<String> row = new ArrayList<>(List.of(name.of(trial)));
            if (simulation.outcome(trial).orElse(null) instanceof Outcome.Ranked ranked) {
                row.add(text.number(ranked.ndcg10(), 3));
                row.add(text.number(ranked.reciprocalRank(), 3));
                KS.forEach(k -> row.add(text.number(ranked.recall().get(k - 1), 3)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> answerRows(List<Trial> trials, RagSimulation simulation, RagText text) {
        List<List<String>> rows = new ArrayList<>();
        for (Trial trial : trials) {
            List<String> row = new ArrayList<>(List.of(text.trial(trial)));
            if (simulation.outcome(trial).orElse(null) instanceof Outcome.Answered answered) {
                row.add(text.share(answered.before()));
                row.add(text.share(answered.after()));
                row.add(text.share(answered.misled()));
            }
            rows.add(row);
        }
        return rows;
    }
}
