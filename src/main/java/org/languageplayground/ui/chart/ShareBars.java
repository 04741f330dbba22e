package org.languageplayground.ui.chart;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.ObjectMapper;

/** Several measures of the same things side by side: a row a thing, a bar a measure, all on one scale. */
@Tag("share-bars")
@JsModule("./elements/share-bars.ts")
public class ShareBars extends Figure {
    private static final MathContext DIGITS = new MathContext(4);
    private static final ObjectMapper JSON = new ObjectMapper();

    private transient Supplier<Table> exact = () -> new Table(List.of(), List.of());

    /**
     * A row of bars.
     *
     * @param shares one a column, from 0 to 1; NaN where there is none
     */
    public record Row(String label, List<Double> shares) {}

    /**
     * All numbers behind the picture.
     *
     * @param rows of which the first cell says what the row is; null for a cell without a number
     */
    public record Table(List<String> columns, List<List<Object>> rows) {}

    /** An empty picture with its accessible name; files that it saves are called {@code fileName}. */
    public ShareBars(String name, String fileName) {
        super(name, fileName);
    }

    /**
     * Draws the rows in this order; the first column is the yardstick of the others. The greatest of a column is framed, among the rows for which
     * the yardstick has a number.
     *
     * @param corner what the rows are
     * @param again gives the exact numbers when they are asked for
     */
    public void show(String corner, List<String> columns, List<Row> rows, Supplier<Table> again) {
        exact = again;
        getElement().setProperty("corner", corner);
        getElement().setPropertyList("columns", columns);
        getElement().setPropertyList("rows", rows.stream().map(ShareBars::cells).toList());
    }

    private static List<Object> cells(Row row) {
        List<Object> cells = new ArrayList<>();
        cells.add(row.label());
        row.shares()
                .forEach(share -> cells.add(Double.isFinite(share) ? new BigDecimal(share, DIGITS).doubleValue() : ""));
        return cells;
    }

    /** Every exact number as JSON. */
    @ClientCallable
    public String all() {
        return JSON.writeValueAsString(exact.get());
    }
}
