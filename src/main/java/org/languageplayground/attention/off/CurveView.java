package org.languageplayground.attention.off;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.languageplayground.search.measure.Bootstrap;
import org.languageplayground.transformer.measure.WilsonInterval;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.ApexChart.Series;

/** Switched off one after another: how many heads does it need? (Michel et al. 2019, figure 3.) */
final class CurveView extends Div {
    private static final MathContext DIGITS = new MathContext(7);
    private static final double PERCENT = 100;
    private static final int DASH = 3;
    private static final int LONG_DASH = 8;

    private final transient OffText text;
    private final ApexChart chart =
            new ApexChart(getTranslation("attention.off.curve"), "heads-switched-off", ApexChart.Type.LINE);
    private final Paragraph sentence = new Paragraph();

    CurveView(OffText text) {
        this.text = text;
        chart.setAxis("%", PERCENT);
        chart.setColors(List.of("--query", "--query", "--query", "--key", "--ink-soft"));
        chart.setDashes(List.of(0, DASH, DASH, 0, LONG_DASH));
        add(new H3(getTranslation("attention.off.curve")), Origin.computed(), sentence, chart);
    }

    void show(HeadStudy study) {
        setVisible(study.curves() != null);
        if (study.curves() == null) {
            return;
        }
        Curve first = study.byAblation();
        int texts = first.right()[0].length;
        chart.show(
                IntStream.rangeClosed(0, study.count())
                        .mapToObj(String::valueOf)
                        .toList(),
                List.of(
                        line("curve.ablation", study, first::share),
                        line("curve.low", study, off -> interval(first, off).low()),
                        line("curve.high", study, off -> interval(first, off).high()),
                        line("curve.gradient", study, study.byGradient()::share),
                        line("curve.random", study, off -> study.random().stream()
                                .mapToDouble(curve -> curve.share(off))
                                .average()
                                .orElseThrow())));
        chart.setCaption(text.text("curve.caption", StudyWork.RANDOM_ORDERS));
        int spare = first.spare();
        Bootstrap change = first.change(spare);
        sentence.setText(text.text(
                spare == 0 ? "curve.none" : spare == study.count() ? "curve.all" : "curve.spare",
                spare,
                study.count(),
                texts,
                text.percent(first.share(0)),
                text.percent(first.share(spare)),
                text.interval(
                        new Bootstrap(PERCENT * change.mean(), PERCENT * change.low(), PERCENT * change.high()), 1),
                text.percent(first.share(study.count()))));
    }

    private static WilsonInterval interval(Curve curve, int off) {
        return WilsonInterval.of(ExamCost.count(curve.right()[off]), curve.right()[off].length);
    }

    private Series line(String key, HeadStudy study, IntToDoubleFunction share) {
        return new Series(
                text.text(key),
                IntStream.rangeClosed(0, study.count())
                        .mapToObj(off -> new BigDecimal(PERCENT * share.applyAsDouble(off), DIGITS).doubleValue())
                        .toList());
    }
}
