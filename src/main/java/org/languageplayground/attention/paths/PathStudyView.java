package org.languageplayground.attention.paths;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.transformer.measure.Attribution;
import org.languageplayground.transformer.measure.AttributionMethod;
import org.languageplayground.transformer.measure.FaithfulnessTable.Scores;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.ApexChart.Series;

/** Over many texts: how well each method agrees with what switching tokens off does, beside who knows no content, and layer by layer. */
final class PathStudyView extends Div {
    private static final MathContext DIGITS = new MathContext(7);

    private final transient PathsText text;
    private final Paragraph answer = new Paragraph();
    private final NumberTable table = new NumberTable(
            getTranslation("attention.paths.study.table"),
            List.of(
                    getTranslation("attention.paths.table.method"),
                    getTranslation("attention.paths.study.rho"),
                    getTranslation("attention.paths.study.right"),
                    getTranslation("attention.paths.study.random")));
    private final ApexChart chart =
            new ApexChart(getTranslation("attention.paths.layers"), "paths-by-layer", ApexChart.Type.LINE);

    PathStudyView(PathsText text) {
        this.text = text;
        chart.setAxis("ρ", 1);
        chart.setSigned();
        chart.setColors(List.of("--query", "--value", "--key", "--ink-soft"));
        chart.setDashes(List.of(0, 0, 0, 5));
        add(answer, Origin.computed(), table, new Details(getTranslation("attention.paths.layers"), chart));
    }

    void show(ReadingSimulation stage, PathStudy study) {
        answer.setText(text.answer(stage, study));
        List<Attribution> methods = new ArrayList<>(OwnPaths.shown(stage));
        methods.add(Attribution.of(AttributionMethod.NEARNESS));
        methods.add(Attribution.of(AttributionMethod.RANDOM));
        table.show(text.rows(study, methods), 0);
        List<Integer> layers =
                IntStream.range(0, stage.config().layers()).boxed().toList();
        chart.show(
                layers.stream().map(layer -> String.valueOf(layer + 1)).toList(),
                List.of(
                        line(study, AttributionMethod.RAW, layers),
                        line(study, AttributionMethod.VALUE_WEIGHTED, layers),
                        line(study, AttributionMethod.ROLLOUT, layers),
                        new Series(
                                text.method(AttributionMethod.NEARNESS),
                                layers.stream()
                                        .map(layer -> mean(study, Attribution.of(AttributionMethod.NEARNESS)))
                                        .toList())));
        chart.setCaption(text.text("layers.caption"));
    }

    private Series line(PathStudy study, AttributionMethod method, List<Integer> layers) {
        return new Series(
                text.method(method),
                layers.stream()
                        .map(layer -> mean(study, new Attribution(method, layer, Attribution.NONE)))
                        .toList());
    }

    private static Double mean(PathStudy study, Attribution one) {
        return Arrays.stream(Scores.known(study.own().of(one).rho())).average().stream()
                .mapToObj(value -> new BigDecimal(value, DIGITS).doubleValue())
                .findFirst()
                .orElse(null);
    }
}
