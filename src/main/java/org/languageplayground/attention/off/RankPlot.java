package org.languageplayground.attention.off;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.ApexChart.Points;

/** Every head as a point: its rank by ablation across, its rank by gradient upwards. */
final class RankPlot extends Div {
    private static final int MARK = 6;
    private static final List<String> COLORS =
            List.of("--query", "--key", "--value", "--fourth", "--fifth", "--sixth", "--seventh", "--eighth");

    private final transient OffText text;
    private final ApexChart chart =
            new ApexChart(getTranslation("attention.off.plot"), "importance-ranks", ApexChart.Type.SCATTER);
    private transient HeadStudy shown;

    RankPlot(OffText text) {
        this.text = text;
        add(chart);
    }

    /** Shows the ranks; the most important head is the star. */
    void show(HeadStudy study, double... ablation) {
        if (shown != null && shown.measures() == study.measures()) {
            return;
        }
        shown = study;
        NaturalRanking ranking = new NaturalRanking(TiesStrategy.AVERAGE);
        double[] across = ranking.rank(ablation);
        double[] up = ranking.rank(study.gradient());
        int most = StudyView.greatest(ablation);
        List<Integer> layers = IntStream.range(0, study.layers()).boxed().toList();
        List<String> colors = new ArrayList<>(
                layers.stream().map(layer -> COLORS.get(layer % COLORS.size())).toList());
        colors.add("--accent");
        chart.setColors(colors);
        List<Integer> marks = new ArrayList<>(layers.stream().map(layer -> MARK).toList());
        marks.add(2 * MARK);
        chart.setMarks(marks);
        chart.showPoints(() -> {
            List<Points> points = new ArrayList<>(layers.stream()
                    .map(layer -> new Points(
                            text.text("layername", layer + 1),
                            IntStream.range(0, study.count())
                                    .filter(head -> head / study.heads() == layer && head != most)
                                    .mapToObj(head -> List.of(across[head], up[head]))
                                    .toList()))
                    .toList());
            points.add(new Points(text.text("plot.most"), List.of(List.of(across[most], up[most]))));
            return points;
        });
        chart.setCaption(text.text("plot.caption", study.count()));
    }
}
