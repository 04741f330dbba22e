package org.languageplayground.search.reading;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.search.reading.TableText.Cell;

/** Puts paragraphs and tables together as an office document tells them. A table within a cell is read as words of that cell. */
final class Blocks {
    private final BoundedText text;
    private final List<Cell> cells = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private TableText table;
    private int depth;
    private boolean head;
    private int columns;
    private int rows;

    /**
     * No blocks yet.
     *
     * @param text what they are told to
     */
    Blocks(BoundedText text) {
        this.text = text;
    }

    /**
     * Goes on in the same paragraph.
     *
     * @throws DocumentException if it has become too long
     */
    void append(String more) {
        words.append(more);
        text.requireRoom(words.length());
    }

    void endParagraph() {
        if (depth > 0) {
            words.append(' ');
        } else {
            text.append(words.toString()).border();
            words.setLength(0);
        }
    }

    void beginTable() {
        if (depth++ == 0) {
            text.append(words.toString());
            words.setLength(0);
            table = new TableText(text);
        }
    }

    void endTable() {
        if (--depth == 0) {
            table.end();
        }
    }

    /** How the row is told that has begun: whether it holds the heads of the columns. */
    void head(boolean is) {
        if (depth == 1) {
            head = is;
        }
    }

    void beginCell() {
        if (depth == 1) {
            words.setLength(0);
            span(1, 1);
        }
    }

    /** Over how many columns and rows the cell stretches that has begun. */
    void span(int overColumns, int overRows) {
        if (depth == 1) {
            columns = overColumns;
            rows = overRows;
        }
    }

    /** The cell says what the one above it says. */
    void asAbove() {
        if (depth == 1) {
            words.append(table.above(cells.stream().mapToInt(Cell::columns).sum()));
        }
    }

    void endCell() {
        if (depth == 1) {
            table.checkWidth(cells.size() + 1);
            cells.add(new Cell(words.toString(), columns, rows));
            words.setLength(0);
        }
    }

    void endRow() {
        if (depth == 1) {
            table.row(head, cells);
            cells.clear();
            head = false;
        }
    }
}
