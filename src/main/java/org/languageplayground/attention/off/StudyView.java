package org.languageplayground.attention.off;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.search.measure.Bootstrap;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.RankCorrelation;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chart.MatrixView;
import org.languageplayground.ui.chart.MatrixView.Labelled;
import org.languageplayground.ui.chart.MatrixView.Scale;
import org.languageplayground.ui.glossary.Prose;

/** How much each head matters, by ablation and by gradient, and whether the two agree. */
final class StudyView extends Div {
    private final transient OffText text;
    private final MatrixView ablation =
            new MatrixView(getTranslation("attention.off.ablation"), "importance-by-ablation");
    private final MatrixView gradient =
            new MatrixView(getTranslation("attention.off.gradient"), "importance-by-gradient");
    private final H3 gradientTitle = new H3(getTranslation("attention.off.gradient"));
    private final Origin gradientOrigin = Origin.computed();
    private final Paragraph about = new Paragraph();
    private final NumberTable ranks = new NumberTable(
            getTranslation("attention.off.ranks"),
            List.of(
                    getTranslation("attention.off.ranks.which"),
                    getTranslation("attention.off.ranks.rho"),
                    getTranslation("attention.off.ranks.interval"),
                    getTranslation("attention.off.ranks.chance")));
    private final Div gradientPart = new Div(gradientTitle, gradientOrigin, gradient);
    private final RankPlot plot;
    private final CurveView curve;
    private final Details agreement;

    StudyView(OffText text, BiConsumer<Integer, Integer> open) {
        this.text = text;
        plot = new RankPlot(text);
        curve = new CurveView(text);
        agreement = new Details(
                "", new Div(new Prose(getTranslation("attention.off.agree.about")), Origin.computed(), ranks, plot));
        for (MatrixView map : List.of(ablation, gradient)) {
            map.setTitles(getTranslation("attention.off.layer.axis"), getTranslation("attention.off.head.axis"));
            map.addCellListener(open);
        }
        Div maps = new Div(
                new Div(new H3(getTranslation("attention.off.ablation")), Origin.computed(), ablation), gradientPart);
        maps.addClassName("off-maps");
        Div sides = new Div(new Div(maps, agreement), curve);
        sides.addClassName("panel-columns");
        add(about, sides);
    }

    void show(ReadingSimulation simulation, HeadStudy study) {
        boolean says = study.says();
        double[] means = study.ablation().stream().mapToDouble(Bootstrap::mean).toArray();
        int texts = study.measures().ablation().length;
        ablation.show(labelled(study, means), Scale.SIGNED, false, () -> labelled(study, means));
        int most = greatest(means);
        Bootstrap first = study.ablation().get(most);
        ablation.setCaption(text.text(
                says ? "ablation.caption" : "ablation.turned",
                most / study.heads() + 1,
                most % study.heads() + 1,
                text.interval(first, 2),
                sure(study),
                study.count()));
        curve.show(study);
        about.setText(text.text(
                !says ? "about.encoder" : simulation.config().architecture().causal() ? "about.gpt" : "about.bert",
                texts));
        gradientPart.setVisible(says);
        agreement.setVisible(says);
        if (says) {
            gradient.show(
                    labelled(study, study.gradient()), Scale.SIGNED, false, () -> labelled(study, study.gradient()));
            gradient.setCaption(text.text("gradient.caption"));
            List<List<String>> rows = rows(study);
            ranks.show(rows, 0);
            agreement.setSummaryText(
                    Double.isNaN(study.published().rho())
                            ? text.text("agree")
                            : text.text(
                                    "agreed",
                                    rows.getFirst().get(1),
                                    rows.getFirst().get(2)));
            plot.show(study, means);
        }
    }

    /** How many heads' interval leaves zero out. */
    private static int sure(HeadStudy study) {
        return (int) study.ablation().stream().filter(one -> one.low() > 0).count();
    }

    private List<List<String>> rows(HeadStudy study) {
        return Stream.of("published", "plain", "untrained")
                .map(which -> row(
                        which,
                        switch (which) {
                            case "published" -> study.published();
                            case "plain" -> study.plain();
                            default -> study.untrained();
                        }))
                .toList();
    }

    private List<String> row(String which, RankCorrelation rank) {
        String name = text.text("ranks." + which);
        if (rank == null || Double.isNaN(rank.rho())) {
            return List.of(name, rank == null ? "…" : "–", "", "");
        }
        return List.of(
                name,
                text.withSign(rank.rho(), 2),
                text.text("ranks.to", text.withSign(rank.low(), 2), text.withSign(rank.high(), 2)),
                text.number(rank.chance(), 2));
    }

    static int greatest(double... values) {
        return IntStream.range(0, values.length)
                .reduce((a, b) -> values[b] > values[a] ? b : a)
                .orElseThrow();
    }

    private Labelled labelled(HeadStudy study, double... values) {
        float[] numbers = new float[values.length];
        IntStream.range(0, values.length).forEach(i -> numbers[i] = (float) values[i]);
        return new Labelled(
                IntStream.rangeClosed(1, study.layers())
                        .mapToObj(String::valueOf)
                        .toList(),
                IntStream.rangeClosed(1, study.heads())
                        .mapToObj(String::valueOf)
                        .toList(),
                new Matrix(study.layers(), study.heads(), numbers));
    }
}
