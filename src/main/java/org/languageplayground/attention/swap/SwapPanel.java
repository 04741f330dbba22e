package org.languageplayground.attention.swap;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.List;
import java.util.Optional;
import org.languageplayground.attention.reading.HeadChoice;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.transformer.Patch;
import org.languageplayground.transformer.Patch.Part;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Examples;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.chart.MatrixView;
import org.languageplayground.ui.chart.MatrixView.Labelled;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.glossary.Prose;

/** "Swap a word": two sentences that differ in one word, and a part of one run carried over into the other. */
public final class SwapPanel extends Panel<ReadingSimulation> {
    private final transient ReadingSimulation stage;
    private final transient Swapping swapping;
    private final transient SwapText text;
    private final transient Controls<? extends ReadingSimulation> controls;
    private final Examples examples = new Examples(getTranslation("attention.swap.examples"), this::example);
    private final Paragraph problem = new Paragraph();
    private final Div possible = new Div();
    private final Paragraph verdict = new Paragraph();
    private final Paragraph about = new Paragraph();
    private final NumberTable answers = new NumberTable(
            getTranslation("attention.swap.answers"),
            List.of(
                    getTranslation("attention.swap.run"),
                    getTranslation("attention.swap.share"),
                    getTranslation("attention.swap.says"),
                    getTranslation("attention.swap.first"),
                    getTranslation("attention.swap.second"),
                    getTranslation("attention.swap.difference")));
    private final MatrixView matrix = new MatrixView(getTranslation("attention.swap.grid"), "patching");
    private final Paragraph caption = new Paragraph();
    private final ProgressBar progress = new ProgressBar();
    private final Button stop;
    private final Button again;
    private transient Grid shown;

    /** The tab over one student's stage and grid. */
    public SwapPanel(
            ReadingSimulation stage, Swapping swapping, SwapText text, Controls<? extends ReadingSimulation> controls) {
        this.stage = stage;
        this.swapping = swapping;
        this.text = text;
        this.controls = controls;
        addClassName("swap");
        stop = controls.button("attention.swap.stop", () -> {
            swapping.stop();
            return getTranslation("attention.swap.stopped");
        });
        again = controls.button("attention.swap.again", () -> {
            swapping.again();
            return getTranslation("attention.swap.begun");
        });
        Div words = new Div(
                controls.text(SwapFields.WORD, text::seen),
                controls.text(SwapFields.OTHER, text::seen),
                controls.button("attention.swap.selected", this::swapSelected));
        words.addClassName("tab-controls");
        Div carried = new Div(
                controls.radio(SwapFields.PART, List.of(Part.values()), text::part, text::seen),
                controls.checkbox(SwapFields.EVERYWHERE, text::seen),
                controls.explained(SwapFields.TURNED, controls.checkbox(SwapFields.TURNED, text::seen)));
        carried.addClassName("tab-controls");
        answers.setTextColumns(0, 1, 2);
        caption.addClassName("apex-caption");
        progress.getElement().setAttribute("aria-label", getTranslation("attention.swap.grid"));
        matrix.setTitles(getTranslation("attention.swap.rows"), getTranslation("attention.swap.columns"));
        matrix.addCellListener(this::open);
        Div buttons = new Div(stop, again);
        buttons.addClassName("tab-buttons");
        Paragraph help = new Paragraph(getTranslation("attention.swap.grid.help"));
        help.addClassName("help");
        Paragraph tableHelp = new Paragraph(getTranslation("attention.swap.table.help"));
        tableHelp.addClassName("help");
        possible.add(columns(
                new Div(carried, verdict, answers, tableHelp, about),
                new Div(new H3(getTranslation("attention.swap.grid")), matrix, progress, caption, buttons, help)));
        add(
                new H2(getTranslation("attention.swap.title")),
                Origin.computed(),
                new Prose(getTranslation("attention.swap.lead")),
                examples,
                words,
                problem,
                possible);
    }

    /** What the student carries over, as things are set. */
    static Patch patch(ReadingSimulation stage, Swap swap) {
        return swap.patch(
                stage.get(SwapFields.PART),
                stage.get(ReadingFields.LAYER),
                stage.reading().inspectedHead(),
                Attempt.positions(stage, swap));
    }

    private void example(String label) {
        controls.act(() -> {
            SwapExample.of(stage).stream()
                    .filter(example -> example.label().equals(label))
                    .findFirst()
                    .ifPresent(example -> {
                        stage.write(example.sentence());
                        stage.set(SwapFields.WORD, example.word());
                        stage.set(SwapFields.OTHER, example.other());
                    });
            return text.seen(stage);
        });
    }

    private String swapSelected() {
        int token = stage.reading().selected().getFirst();
        String word = stage.tokenizer().decode(stage.text().ids()[token]).strip();
        stage.set(SwapFields.WORD, word);
        var found = Attempt.find(stage, word);
        List<String> others = found == null ? List.of() : Proposals.of(stage, found);
        stage.set(SwapFields.OTHER, others.isEmpty() ? "" : others.getFirst());
        return text.seen(stage);
    }

    /** Shows the patch of a cell: on the stage its layer, head and position. */
    private void open(int row, int column) {
        Grid grid = shown;
        controls.act(() -> {
            stage.set(ReadingFields.LAYER, grid.layer(row));
            if (grid.part() == Part.HEAD) {
                stage.set(ReadingFields.HEAD, new HeadChoice(grid.head(row)));
            }
            stage.set(SwapFields.EVERYWHERE, false);
            stage.select(column, false);
            return text.seen(stage);
        });
    }

    @Override
    public List<CheckFile<ReadingSimulation>> files() {
        return SwapCheck.FILES;
    }

    @Override
    public void show(ReadingSimulation simulation) {
        examples.show(SwapExample.of(stage).stream().map(SwapExample::label).toList());
        Attempt attempt = Attempt.of(stage);
        problem.setVisible(attempt.problem().isPresent());
        problem.setText(attempt.problem().map(text::notice).orElse(""));
        possible.setVisible(attempt.swap().isPresent());
        if (attempt.swap().isEmpty()) {
            swapping.close();
            return;
        }
        Swap swap = attempt.swap().get();
        Patch patch = patch(stage, swap);
        verdict.setText(text.moved(stage, swap, patch));
        about.setText(text.about(stage, swap));
        about.setVisible(!about.getText().isEmpty());
        answers.show(text.rows(stage, swap, patch, swapping.donors(stage, swap, patch)), 2);
        draw(swap, swapping.grid(swap, patch.part(), patch.layer()));
    }

    private void draw(Swap swap, Optional<Grid> computed) {
        matrix.setVisible(computed.isPresent());
        progress.setVisible(swapping.busy());
        stop.setVisible(swapping.busy());
        if (computed.isEmpty()) {
            again.setVisible(false);
            caption.setText(swapping.problem()
                    .map(text::notice)
                    .orElseGet(() -> getTranslation("attention.swap.long", Swapping.MOST, swap.tokens())));
            return;
        }
        Grid grid = computed.get();
        shown = grid;
        again.setVisible(!swapping.busy() && grid.progress() < 1);
        progress.setValue(grid.progress());
        int strongest = grid.strongest();
        float greatest = strongest < 0
                ? 1
                : Math.max(Float.MIN_NORMAL, Math.abs(grid.shares().values()[strongest]));
        matrix.showSigned(labelled(grid), greatest, () -> labelled(grid));
        Matrix shares = grid.shares();
        matrix.setSelectedRows(java.util.stream.IntStream.range(0, shares.rows())
                .filter(row -> grid.layer(row) == stage.get(ReadingFields.LAYER)
                        && (grid.part() != Part.HEAD
                                || grid.head(row) == stage.reading().inspectedHead()))
                .boxed()
                .toList());
        caption.setText(swapping.problem().map(text::notice).orElseGet(() -> text.caption(stage, swap, grid)));
    }

    private Labelled labelled(Grid grid) {
        return new Labelled(text.rowNames(grid), stage.tokens(), grid.shares());
    }
}
