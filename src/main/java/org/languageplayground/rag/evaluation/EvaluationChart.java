package org.languageplayground.rag.evaluation;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.rag.evaluation.Outcome.Answered;
import org.languageplayground.rag.evaluation.Outcome.Ranked;
import org.languageplayground.rag.question.Asked;
import org.languageplayground.search.Method;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.ApexChart.Series;
import org.languageplayground.world.exam.ExamReport.Score;

/** The evaluation at a glance: how many answers of the tiny model are right by the number of chunks; where no model answers, how often the right document is among the first. */
final class EvaluationChart extends Div {
    private static final int PERCENT = 100;
    private static final int DASH = 4;
    private static final int MOST_CHUNKS = 10;

    private final transient Outcomes outcomes;
    private final transient EvaluationText text;
    private final ApexChart chart =
            new ApexChart(getTranslation("rag.evaluation.chart"), "evaluation", ApexChart.Type.LINE);
    private transient List<Series> shown = List.of();

    EvaluationChart(Outcomes outcomes, EvaluationText text) {
        this.outcomes = outcomes;
        this.text = text;
        add(chart);
    }

    void show(Asked asked, Corpus corpus, List<Method> methods) {
        chart.setAxis(
                getTranslation(corpus.ofTheWorld() ? "rag.evaluation.axis.right" : "rag.evaluation.axis.recall"),
                PERCENT);
        chart.setColors(
                corpus.ofTheWorld()
                        ? List.of("--accent", "--key", "--accent", "--key")
                        : methods.stream().map(EvaluationChart::color).toList());
        chart.setDashes(
                corpus.ofTheWorld()
                        ? List.of(0, 0, DASH, DASH)
                        : methods.stream()
                                .map(method -> dashed(method) ? DASH : 0)
                                .toList());
        List<Series> series = corpus.ofTheWorld() ? answers(asked, corpus) : recall(asked, corpus, methods);
        if (!series.equals(shown)) {
            shown = series;
            chart.show(categories(corpus), series);
        }
        chart.setCaption(text.chart(asked, corpus));
    }

    /** By words, by vectors, by both. */
    private static String color(Method method) {
        return switch (method) {
            case TF_IDF, BM25 -> "--key";
            case DENSE, LSA -> "--value";
            case HYBRID, HYBRID_RERANKED -> "--accent";
        };
    }

    private static boolean dashed(Method method) {
        return method == Method.TF_IDF || method == Method.LSA || method == Method.HYBRID_RERANKED;
    }

    private List<String> categories(Corpus corpus) {
        return corpus.ofTheWorld()
                ? Trial.KS.stream().map(k -> text.number(k)).toList()
                : IntStream.rangeClosed(1, MOST_CHUNKS).mapToObj(text::number).toList();
    }

    private List<Series> answers(Asked asked, Corpus corpus) {
        List<Optional<Answered>> read =
                Trial.byK(asked, corpus).stream().map(this::answered).toList();
        Optional<Answered> closed = answered(Trial.closedBook(asked, corpus));
        List<Optional<Answered>> flat = Trial.KS.stream().map(k -> closed).toList();
        return List.of(
                series("rag.evaluation.series.after", read, Answered::after),
                series("rag.evaluation.series.before", read, Answered::before),
                series("rag.evaluation.series.closed.after", flat, Answered::after),
                series("rag.evaluation.series.closed.before", flat, Answered::before));
    }

    private Optional<Answered> answered(Trial trial) {
        return outcomes.of(trial).map(Answered.class::cast);
    }

    private Series series(String key, List<Optional<Answered>> answered, Function<Answered, Score> which) {
        List<Double> shares = new ArrayList<>();
        answered.forEach(one ->
                shares.add(one.map(which).map(score -> rounded(score.share())).orElse(null)));
        return new Series(getTranslation(key), shares);
    }

    private List<Series> recall(Asked asked, Corpus corpus, List<Method> methods) {
        return Trial.methods(asked, corpus, methods).stream()
                .map(trial -> new Series(
                        text.method(trial.method()),
                        outcomes.of(trial)
                                .map(Ranked.class::cast)
                                .map(ranked -> ranked.recall().stream()
                                        .map(EvaluationChart::rounded)
                                        .toList())
                                .orElse(List.of())))
                .toList();
    }

    /** In percent, with one digit behind the point. */
    private static double rounded(double share) {
        return Math.rint(share * 10 * PERCENT) / 10;
    }
}
