package org.languageplayground.attention.off;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.ApexChart.Series;

/** What the sentence's tokens, and held-out texts, cost with all heads on and without those that are off. */
final class CostView extends Div {
    private static final MathContext DIGITS = new MathContext(7);
    private static final String NOT_YET = "…";

    private final transient OffText text;
    private final StatCard sentence = new StatCard(getTranslation("attention.off.stat.sentence"));
    private final StatCard exam = new StatCard(getTranslation("attention.off.stat.exam"));
    private final StatCard right = new StatCard(getTranslation("attention.off.stat.right"));
    private final ApexChart chart =
            new ApexChart(getTranslation("attention.off.tokens"), "bits-by-token", ApexChart.Type.BAR);
    private final Div stats = new Div(sentence, exam, right);
    private final H3 title = new H3(getTranslation("attention.off.tokens"));
    private final Paragraph sure = new Paragraph();
    private final Paragraph none = new Paragraph();

    CostView(OffText text) {
        this.text = text;
        addClassName("off-cost");
        stats.addClassName("stage-stats");
        chart.setAxis(getTranslation("attention.off.bits"), 0);
        chart.setColors(List.of("--key", "--query"));
        add(stats, sure, title, chart, none);
    }

    void show(ReadingSimulation simulation, OffExplorer explorer) {
        boolean says = simulation.model().weights().head() != null;
        Optional<SentenceCost> cost = explorer.sentence(simulation);
        boolean known = explorer.possible(simulation);
        stats.setVisible(says);
        chart.setVisible(says && cost.filter(it -> it.places().length > 0).isPresent());
        title.setVisible(chart.isVisible());
        exam.setVisible(known);
        right.setVisible(known);
        sure.setVisible(says && known);
        none.setVisible(!says || !known);
        none.setText(text.text(says ? "unknownmodel" : "nowords"));
        if (!says) {
            return;
        }
        boolean off = !simulation.get(ReadingFields.OFF).isEmpty();
        showSentence(simulation, cost, off);
        showExam(simulation, explorer.exam(simulation), off);
    }

    private void showSentence(ReadingSimulation simulation, Optional<SentenceCost> cost, boolean off) {
        if (cost.filter(it -> it.places().length > 0).isEmpty()) {
            sentence.show(cost.isEmpty() ? NOT_YET : "–", "");
            return;
        }
        SentenceCost now = cost.get();
        String before = text.bits(now.meanBefore());
        sentence.show(
                off ? text.fromTo(before, text.bits(now.meanAfter())) : before,
                text.text(
                        simulation.config().architecture().causal() ? "sentence.next" : "sentence.hidden",
                        now.places().length));
        Series all = new Series(text.text("on"), bits(now.before()));
        chart.show(
                IntStream.of(now.places())
                        .mapToObj(
                                place -> (place + 1) + " " + simulation.tokens().get(place))
                        .toList(),
                off ? List.of(all, new Series(text.text("set"), bits(now.after()))) : List.of(all));
        int hardest = now.hardest();
        chart.setCaption(
                !off || hardest < 0
                        ? text.text("tokens.caption")
                        : text.text(
                                "tokens.hardest",
                                simulation.tokens().get(now.places()[hardest]),
                                text.bits(now.before()[hardest]),
                                text.bits(now.after()[hardest])));
    }

    private void showExam(ReadingSimulation simulation, Optional<ExamCost> cost, boolean off) {
        String kind = simulation.config().architecture().causal() ? "exam.questions" : "exam.sentences";
        if (cost.isEmpty()) {
            exam.show(NOT_YET, "");
            right.show(NOT_YET, "");
            sure.setText(NOT_YET);
            return;
        }
        ExamCost now = cost.get();
        String before = text.bits(now.meanBefore());
        String about = text.text(kind, now.bitsBefore().length);
        exam.show(off ? text.fromTo(before, text.bits(now.meanAfter())) : before, about);
        String share = share(now.rightBefore());
        right.show(off ? text.fromTo(share, share(now.rightAfter())) : share, about);
        String told = text.right(off ? now.rightAfter() : now.rightBefore());
        sure.setText(text.sentences(
                about, off ? text.text("dearer", text.interval(now.dearer(), 2), told) : text.text("told", told)));
    }

    private String share(boolean... told) {
        return text.percent((double) ExamCost.count(told) / told.length);
    }

    private static List<Double> bits(double... values) {
        return Arrays.stream(values)
                .mapToObj(value -> new BigDecimal(value, DIGITS).doubleValue())
                .toList();
    }
}
