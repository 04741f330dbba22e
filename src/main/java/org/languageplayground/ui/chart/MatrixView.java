package org.languageplayground.ui.chart;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.Words;
import tools.jackson.databind.ObjectMapper;

/**
 * A matrix as coloured cells, row = query and column = key. Only a 16-bit drawing travels with each change; exact numbers
 * are computed again when someone reads a cell, opens the table or saves a file.
 */
@Tag("matrix-view")
@JsModule("./elements/matrix-view.ts")
public class MatrixView extends Figure {
    /** Rows and columns up to which every cell is drawn, so that an answer with all that belongs to it stays below 16 kB. */
    private static final int MOST_CELLS_ACROSS = 48;

    /** Rows and columns at most where several cells are drawn as one. */
    public static final int MOST_POOLED = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private transient Supplier<Labelled> exact;
    private int most = MOST_CELLS_ACROSS;
    private boolean pooled;

    /**
     * A matrix with the names of its rows and columns.
     *
     * @param values {@code [rows][columns]}
     */
    public record Labelled(List<String> rows, List<String> columns, Matrix values) {

        /** The same as it is written to JSON. */
        Numbers numbers() {
            float[][] lines = new float[values.rows()][];
            for (int row = 0; row < lines.length; row++) {
                lines[row] = values.row(row);
            }
            return new Numbers(rows, columns, lines);
        }
    }

    /** A matrix with the names of its rows and columns, as it is written to JSON. */
    record Numbers(List<String> rows, List<String> columns, float[][] values) {}

    /** How numbers become colours. */
    public enum Scale {
        /** From 0 to 1, dark to bright. */
        WEIGHT,
        /** Around a neutral zero. */
        SIGNED
    }

    /** A view with its accessible name; files that it saves are called {@code fileName}. */
    public MatrixView(String name, String fileName) {
        super(name, fileName);
    }

    @Override
    protected Map<String, String> words() {
        return Words.of(this, "ui.figure.", "hint", "masked");
    }

    /** What stands beside the rows and above the columns. */
    public void setTitles(String rows, String columns) {
        getElement().setProperty("rowTitle", rows);
        getElement().setProperty("columnTitle", columns);
    }

    /** Leaves room for other pictures that travel with this one: draws every cell up to {@link #MOST_POOLED} across only. */
    public void setShared(boolean shared) {
        most = shared ? MOST_POOLED : MOST_CELLS_ACROSS;
    }

    /**
     * Draws a matrix.
     *
     * @param causal whether the upper triangle is no weight at all, so that it stays empty
     * @param again computes the same matrix when exact numbers are asked for
     */
    public void show(Labelled matrix, Scale scale, boolean causal, Supplier<Labelled> again) {
        draw(matrix, scale, scale == Scale.WEIGHT ? 1 : greatest(matrix.values()), causal, again);
    }

    /**
     * Draws signed numbers in the colours of a scale that several pictures share.
     *
     * @param greatest the greatest absolute value of all of them
     * @param again computes the same matrix when exact numbers are asked for
     */
    public void showSigned(Labelled matrix, float greatest, Supplier<Labelled> again) {
        draw(matrix, Scale.SIGNED, greatest, false, again);
    }

    private void draw(Labelled matrix, Scale scale, float greatest, boolean causal, Supplier<Labelled> again) {
        exact = again;
        versioned().show(List.of(matrix.rows(), matrix.columns()));
        boolean large = Math.max(matrix.rows().size(), matrix.columns().size()) > most;
        Pooled picture = Pooled.of(matrix.values(), large ? MOST_POOLED : most);
        Matrix drawn = picture.matrix();
        int cells = Math.max(picture.rowFactor(), picture.columnFactor());
        pooled = cells > 1;
        getElement().setPropertyList("rowLabels", labels(matrix.rows(), picture.rowFactor()));
        getElement().setPropertyList("columnLabels", labels(matrix.columns(), picture.columnFactor()));
        getElement().setProperty("rows", drawn.rows());
        getElement().setProperty("columns", drawn.columns());
        getElement().setProperty("pool", cells);
        getElement().setProperty("signed", scale == Scale.SIGNED);
        getElement().setProperty("greatest", greatest);
        getElement().setProperty("causal", causal);
        getElement()
                .setProperty(
                        "data",
                        scale == Scale.SIGNED ? Pixels.signed16(drawn, greatest) : Pixels.unsigned16(drawn, greatest));
    }

    /** Whether each cell stands for several neighbours, since there are too many to draw. */
    public boolean pooled() {
        return pooled;
    }

    private static float greatest(Matrix matrix) {
        float greatest = Float.MIN_NORMAL;
        for (float value : matrix.values()) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        return greatest;
    }

    private static List<String> labels(List<String> all, int factor) {
        return IntStream.iterate(0, i -> i < all.size(), i -> i + factor)
                .mapToObj(all::get)
                .toList();
    }

    /** Outlines rows. */
    public void setSelectedRows(Collection<Integer> rows) {
        getElement().setPropertyList("selected", List.copyOf(rows));
    }

    /** Calls back with the row of a cell that was clicked, or chosen by the Enter key. */
    public void addRowListener(IntConsumer listener) {
        versioned()
                .on("cell-click", detail -> listener.accept(detail.path("row").asInt()));
    }

    /** Calls back with the row and the column of a cell that was clicked, or chosen by the Enter key. */
    public void addCellListener(BiConsumer<Integer, Integer> listener) {
        versioned()
                .on(
                        "cell-click",
                        detail -> listener.accept(
                                detail.path("row").asInt(),
                                detail.path("column").asInt()));
    }

    /** The exact number of one cell, in the shortest form that gives the same float again; nothing where the cell is none of the picture that is shown. */
    @ClientCallable
    public String exact(int version, int row, int column) {
        if (version != versioned().shown()) {
            return "";
        }
        Matrix values = exact.get().values();
        if (row < 0 || column < 0 || row >= values.rows() || column >= values.columns()) {
            return "";
        }
        return Float.toString(values.get(row, column));
    }

    /** Labels and every exact number as JSON. */
    @ClientCallable
    public String all() {
        return JSON.writeValueAsString(exact.get().numbers());
    }
}
