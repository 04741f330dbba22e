package org.languageplayground.attention.heads;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.RoleTable;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.chart.HeadMaps;
import org.languageplayground.ui.chart.MatrixView.Labelled;
import org.languageplayground.ui.check.CheckFile;

/** "Heads": what each head does, measured over many texts, beside who knows nothing of them, and on the student's own sentence. */
public final class HeadsPanel extends Panel<ReadingSimulation> {
    private static final int BYTES = 7_000;
    private static final int LEAST_COLUMNS = 4;
    private static final int FEW_HEADS = 8;

    private final transient HeadsExplorer explorer;
    private final transient HeadsText text;
    private final transient ReadingSimulation stage;
    private final HeadMaps maps = new HeadMaps(getTranslation("attention.roles.grid"), "heads", BYTES);
    private final Paragraph seen = new Paragraph();
    private final Paragraph about = new Paragraph();
    private final Paragraph choose = new Paragraph(getTranslation("attention.roles.choose"));
    private final NumberTable table = new NumberTable(
            getTranslation("attention.roles.table"),
            List.of(
                    getTranslation("attention.roles.looks"),
                    getTranslation("attention.roles.head"),
                    getTranslation("attention.roles.blind"),
                    getTranslation("attention.roles.now")));
    private final Paragraph rule = new Paragraph(getTranslation("attention.roles.rule"));
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph progress = new Paragraph();
    private final Button stop;
    private final Button again;

    /** Takes a head that is to be looked at, both counted from 0. */
    public interface Open {
        void head(int layer, int head);
    }

    /** The tab over one student's stage; pressing a head opens it there. */
    public HeadsPanel(
            ReadingSimulation stage,
            HeadsExplorer explorer,
            HeadsText text,
            Controls<? extends ReadingSimulation> controls,
            Open open) {
        this.stage = stage;
        this.explorer = explorer;
        this.text = text;
        stop = controls.button("attention.roles.stop", () -> {
            explorer.stop();
            return getTranslation("attention.roles.stopped");
        });
        again = controls.button("attention.roles.measure", () -> {
            explorer.begin(stage);
            return "";
        });
        maps.addHeadListener(index -> {
            int heads = stage.config().heads();
            open.head(index / heads, index % heads);
        });
        table.setTextColumns(0);
        rule.addClassName("help");
        bar.setIndeterminate(false);
        bar.getElement().setAttribute("aria-label", getTranslation("attention.roles.measuring"));
        Div beside = columns(maps, new Div(about, choose, table, rule));
        beside.addClassName("heads-beside");
        add(
                new H2(getTranslation("attention.roles.title")),
                Origin.computed(),
                progress,
                bar,
                new Div(stop, again),
                seen,
                beside);
    }

    @Override
    public List<CheckFile<ReadingSimulation>> files() {
        return List.of(HeadsCheck.file(explorer));
    }

    @Override
    public void show(ReadingSimulation simulation) {
        setVisible(!simulation.empty());
        if (simulation.empty()) {
            return;
        }
        Optional<RoleTable> measured = explorer.table(simulation);
        showProgress(measured.isPresent());
        showMaps(measured);
        boolean single = simulation.reading().head().single();
        seen.setText(measured.map(text::seen).orElse(""));
        choose.setVisible(!single);
        List.of(about, table, rule).forEach(part -> part.setVisible(single && measured.isPresent()));
        if (single && measured.isPresent()) {
            Reading reading = simulation.reading();
            RoleTable.Finding head = measured.get().of(reading.layer(), reading.inspectedHead());
            about.setText(text.about(head));
            table.show(
                    text.rows(
                            measured.get(),
                            head,
                            HeadsExplorer.now(simulation, reading.layer(), reading.inspectedHead()),
                            HeadsExplorer.copying(simulation, reading.layer(), reading.inspectedHead())),
                    head.role().map(measured.get().roles()::indexOf).orElse(-1));
        }
    }

    private void showProgress(boolean there) {
        Optional<RoleReading.Progress> reading = explorer.progress();
        bar.setVisible(reading.isPresent());
        stop.setVisible(reading.isPresent());
        again.setVisible(reading.isEmpty() && !there);
        progress.setText(explorer.problem()
                .map(text::notice)
                .orElse(reading.map(text::progress).orElse("")));
        progress.setVisible(!progress.getText().isEmpty());
        reading.filter(it -> it.all() > 0).ifPresent(it -> bar.setValue((double) it.read() / it.all()));
    }

    private void showMaps(Optional<RoleTable> measured) {
        Reading reading = stage.reading();
        int heads = reading.config().heads();
        boolean many = heads > FEW_HEADS;
        String gap = many ? "0.25rem" : "0.75rem";
        maps.getStyle().set("--map-gap", gap);
        maps.getStyle().set("--map-padding", many ? "0.15rem" : "0.4rem");
        maps.getStyle()
                .set("--map-columns", columnsFor(Math.max(heads, LEAST_COLUMNS), gap, many ? "3.1rem" : "4.4rem"));
        List<String> names = IntStream.range(0, heads * reading.config().layers())
                .mapToObj(index -> measured.map(
                                table -> text.label(table.findings().get(index)))
                        .orElse((index / heads + 1) + "." + (index % heads + 1)))
                .toList();
        int pressed = reading.head().single()
                ? reading.layer() * heads + reading.head().number()
                : -1;
        maps.show(all(reading), names, reading.causal(), pressed, () -> {
            Reading now = stage.reading();
            return all(now).stream()
                    .map(weights -> new Labelled(now.tokens(), now.tokens(), weights))
                    .toList();
        });
    }

    /** A row for each layer; where that would break the names, as many columns as leave them whole. */
    private static String columnsFor(int heads, String gap, String least) {
        return "repeat(auto-fill, minmax(max(%s, (100%% - %d * %s) / %d - 0.5px), 1fr))"
                .formatted(least, heads - 1, gap, heads);
    }

    private static List<Matrix> all(Reading reading) {
        int heads = reading.config().heads();
        return IntStream.range(0, heads * reading.config().layers())
                .mapToObj(index -> reading.weights(index / heads, index % heads))
                .toList();
    }
}
