package org.languageplayground.search.reading;

import static org.languageplayground.search.text.Rows.SEPARATOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.languageplayground.search.reading.DocumentProblem.Reason;

/** Tells a table a row a line, so that what stands in one row stays together; before each cell stands the head of its column. */
final class TableText {
    private static final int MOST_COLUMNS = 1000;

    /**
     * A cell.
     *
     * @param columns over how many it stretches
     * @param rows over how many it stretches; in each of them it is told
     */
    record Cell(String text, int columns, int rows) {
        Cell {
            text = text.strip().replaceAll("\\s+", " ");
            columns = Math.clamp(columns, 1, MOST_COLUMNS);
            rows = Math.max(rows, 1);
        }

        static Cell of(String text) {
            return new Cell(text, 1, 1);
        }
    }

    private final BoundedText text;
    private final Map<Integer, String> heads = new TreeMap<>();
    private Map<Integer, Cell> above = Map.of();
    private boolean underHeads = true;
    private long headed;

    /**
     * A table without rows.
     *
     * @param text what the rows are told to
     */
    TableText(BoundedText text) {
        this.text = text.border();
    }

    /** What the row above has in a column; nothing if it has none there. */
    String above(int column) {
        return above.containsKey(column) ? above.get(column).text() : "";
    }

    /**
     * Before cells are made of a row.
     *
     * @throws DocumentException if there are too many
     */
    void checkWidth(int cells) {
        if (cells > MOST_COLUMNS) {
            throw text.over(Reason.WIDE_TABLE, MOST_COLUMNS);
        }
    }

    /**
     * The next row; heads stand for the rows below them, until others come.
     *
     * @throws DocumentException if the text has become too long
     */
    void row(boolean head, List<Cell> cells) {
        Map<Integer, Cell> row = placed(cells);
        above = row;
        if (head) {
            head(row);
        } else if (!row.isEmpty()) {
            underHeads = true;
            tell(row);
        }
    }

    private void head(Map<Integer, Cell> row) {
        if (underHeads) {
            heads.clear();
            headed = 0;
            underHeads = false;
        }
        row.forEach((column, cell) -> {
            int end = Math.min(MOST_COLUMNS, column + cell.columns());
            for (int i = column; i < end && !cell.text().isEmpty(); i++) {
                headed += cell.text().length();
                text.requireRoom(headed);
                heads.merge(i, cell.text(), (one, other) -> one.equals(other) ? one : one + " " + other);
            }
        });
    }

    /** The cells by column, among those that stretch down from above. */
    private Map<Integer, Cell> placed(List<Cell> cells) {
        Map<Integer, Cell> row = new TreeMap<>();
        above.forEach((column, cell) -> {
            text.tick();
            if (cell.rows() > 1) {
                row.put(column, new Cell(cell.text(), cell.columns(), cell.rows() - 1));
            }
        });
        int column = 0;
        for (Cell cell : cells) {
            while (row.containsKey(column)) {
                text.tick();
                column += row.get(column).columns();
            }
            row.put(column, cell);
            column += cell.columns();
        }
        return row;
    }

    private void tell(Map<Integer, Cell> row) {
        List<String> told = new ArrayList<>();
        row.forEach((column, cell) -> {
            if (!cell.text().isEmpty()) {
                told.add(heads.containsKey(column) ? heads.get(column) + ": " + cell.text() : cell.text());
            }
        });
        boolean alone = told.size() == 1;
        for (int i = 0; i < told.size(); i++) {
            text.append((i == 0 ? "" : SEPARATOR) + told.get(i));
        }
        if (alone) {
            text.border();
        } else {
            text.line();
        }
    }

    /** Ends the table; heads below which nothing stands are told as a row. */
    void end() {
        if (!underHeads) {
            Map<Integer, Cell> row = new TreeMap<>();
            heads.forEach((column, head) -> row.put(column, Cell.of(head)));
            heads.clear();
            tell(row);
        }
        text.border();
    }
}
