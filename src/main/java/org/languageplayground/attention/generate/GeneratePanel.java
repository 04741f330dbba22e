package org.languageplayground.attention.generate;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.transformer.sampling.NextToken;
import org.languageplayground.transformer.sampling.Sampler;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.TokenRow;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.check.CheckFile;

/** "Generate": the model writes on; from its probabilities to the word that is drawn, and on to the next. */
public final class GeneratePanel extends Panel<ReadingSimulation> {
    private static final int MOST_WORDS = 7;

    private final transient ReadingSimulation stage;
    private final transient Generating generating;
    private final transient GenerateText text;
    private final Paragraph impossible = new Paragraph();
    private final Div possible = new Div();
    private final ApexChart chart =
            new ApexChart(getTranslation("attention.generate.chart"), "next-token", ApexChart.Type.BAR);
    private final Text about = new Text("");
    private final TokenRow row = new TokenRow(getTranslation("attention.generate.row"));
    private final Paragraph rowHelp = new Paragraph(getTranslation("attention.generate.row.help"));
    private final NumberTable texts = new NumberTable(
            getTranslation("attention.generate.texts"),
            List.of(
                    getTranslation("attention.generate.text"),
                    getTranslation("attention.seed"),
                    getTranslation("attention.generate.cuts"),
                    getTranslation("attention.generate.surprise")));
    private final Button stop;

    /** The tab over one student's stage and texts. */
    public GeneratePanel(
            ReadingSimulation stage,
            Generating generating,
            GenerateText text,
            Controls<? extends ReadingSimulation> controls) {
        this.stage = stage;
        this.generating = generating;
        this.text = text;
        addClassName("generate");
        Function<ReadingSimulation, String> seen = text::seen;
        Div cuts = new Div(
                controls.explained(
                        GenerateFields.TEMPERATURE,
                        controls.slider(GenerateFields.TEMPERATURE, GenerateFields.GREATEST_TEMPERATURE, 0.1, seen)),
                controls.explained(
                        GenerateFields.TOP_K, controls.slider(GenerateFields.TOP_K, GenerateFields.TOP_KS, seen)),
                controls.explained(GenerateFields.TOP_P, controls.slider(GenerateFields.TOP_P, 1, 0.05, seen)));
        cuts.addClassName("tab-controls");
        stop = controls.button("attention.generate.stop", () -> {
            generating.stop();
            return come();
        });
        Button begin = controls.button("attention.generate.begin", this::begin);
        begin.addThemeNames("primary");
        Div buttons = new Div(
                controls.button("attention.generate.one", this::one),
                begin,
                controls.button("attention.generate.another", this::another),
                stop);
        Div numbers = new Div(
                controls.explained(
                        GenerateFields.SEED, controls.number(GenerateFields.SEED, GenerateFields.SEEDS, seen)),
                controls.number(GenerateFields.COUNT, GenerateFields.COUNTS, seen));
        numbers.addClassName("tab-controls");
        buttons.addClassName("tab-buttons");
        row.addTokenListener(token -> controls.act(() -> open(token)));
        texts.setTextColumns(0);
        setUpChart();
        Paragraph caption = new Paragraph(about);
        caption.addClassName("apex-caption");
        rowHelp.addClassName("help");
        Div drawing = new Div(new H3(getTranslation("attention.generate.chart")), chart, caption);
        Div writing = new Div(buttons, cuts, numbers, row, rowHelp);
        possible.add(columns(drawing, writing), texts);
        add(new H2(getTranslation("attention.generate.title")), Origin.computed(), impossible, possible);
    }

    private void setUpChart() {
        chart.setAxis(getTranslation("attention.generate.axis"), 1);
        chart.setHorizontal();
    }

    private String begin() {
        generating.begin(stage);
        return come();
    }

    /** What the newest text has come to; told here, it is no news any more. */
    private String come() {
        generating.takeNews();
        return text.news(generating);
    }

    private String another() {
        int seed = stage.get(GenerateFields.SEED);
        stage.set(
                GenerateFields.SEED, seed < GenerateFields.SEEDS.greatest() ? seed + 1 : GenerateFields.SEEDS.least());
        return begin();
    }

    /** Draws one word on the stage itself. */
    private String one() {
        Optional<NextToken> next = Generating.next(stage);
        if (next.isEmpty()) {
            return "";
        }
        int[] ids = stage.text().ids();
        int place = stage.causal() ? ids.length : stage.said().orElseThrow().place();
        int id = next.get().draw(Sampler.chance(stage.get(GenerateFields.SEED), place));
        int[] longer = Arrays.copyOf(ids, Math.max(place + 1, ids.length));
        longer[place] = id;
        stage.write(stage.tokenizer().decode(longer));
        return getTranslation(
                "attention.generate.drawn",
                stage.tokenizer().token(id),
                text.probability(next.get().kept()[id]),
                next.get().rank(id));
    }

    /** Shows on the stage where the model looked when it drew a token. */
    private String open(int token) {
        Written newest = generating.texts().getFirst();
        if (token == 0) {
            return "";
        }
        stage.write(newest.before(token));
        if (!newest.causal()) {
            stage.select(token, false);
        }
        return getTranslation("attention.generate.opened", newest.tokens().get(token));
    }

    @Override
    public List<CheckFile<ReadingSimulation>> files() {
        return GenerateCheck.FILES;
    }

    @Override
    public void show(ReadingSimulation simulation) {
        Optional<NextToken> next = Generating.next(simulation);
        impossible.setVisible(next.isEmpty() && !simulation.empty());
        impossible.setText(next.isEmpty() && !simulation.empty() ? text.impossible(simulation) : "");
        possible.setVisible(next.isPresent() || !generating.texts().isEmpty());
        next.ifPresent(this::draw);
        List<Written> written = generating.texts();
        stop.setEnabled(generating.busy());
        List.of(row, rowHelp, texts).forEach(part -> part.setVisible(!written.isEmpty()));
        if (!written.isEmpty()) {
            Written newest = written.getFirst();
            row.show(newest.tokens(), List.of(), newest.probabilities());
            texts.show(written.stream().map(text::row).toList(), 0);
        }
    }

    private void draw(NextToken next) {
        chart.show(
                text.words(next, MOST_WORDS, stage.tokenizer()::token),
                List.of(
                        series("model", next, next.model()),
                        series("tempered", next, next.tempered()),
                        series("kept", next, next.kept())));
        about.setText(getTranslation(
                "attention.generate.about",
                text.number(next.effectiveOfModel(), 1),
                text.number(next.effectiveOfKept(), 1),
                next.left(),
                text.probability(next.cutOff()),
                text.number(next.left())));
    }

    private ApexChart.Series series(String name, NextToken next, double... shares) {
        List<Double> bars = new ArrayList<>();
        int shown = Math.min(MOST_WORDS, next.order().length);
        double rest = 0;
        for (int i = 0; i < next.order().length; i++) {
            double share = shares[next.order()[i]];
            if (i < shown) {
                bars.add(share);
            } else {
                rest += share;
            }
        }
        bars.add(rest);
        return new ApexChart.Series(getTranslation("attention.generate.series." + name), bars);
    }
}
