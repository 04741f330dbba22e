package org.languageplayground.ui.chart;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.Map;
import org.languageplayground.ui.Words;

/** Words in a table, stations down and tokens across, each coloured by its share; a cell is a button. */
@Tag("lens-grid")
@JsModule("./elements/lens-grid.ts")
public class LensGrid extends Figure {

    /** Hears which cell was pressed. */
    public interface CellListener {
        /** Both counted from 0. */
        void pressed(int station, int token);
    }

    /**
     * A word and how sure it is.
     *
     * @param share from 0 to 1
     */
    public record Cell(String word, double share) {}

    /** An empty table with its accessible name; files that it saves are called {@code fileName}. */
    public LensGrid(String name, String fileName) {
        super(name, fileName);
    }

    @Override
    protected Map<String, String> words() {
        return Words.of(this, "ui.lens.", "share");
    }

    /** What stands above the stations. */
    public void setCorner(String corner) {
        getElement().setProperty("corner", corner);
    }

    /**
     * Shows the cells.
     *
     * @param cells {@code [stations][tokens]}
     */
    public void show(List<String> stations, List<String> tokens, List<List<Cell>> cells) {
        versioned().show(List.of(stations, tokens));
        getElement().setPropertyList("stations", stations);
        getElement().setPropertyList("tokens", tokens);
        getElement()
                .setPropertyList(
                        "cells",
                        cells.stream()
                                .map(row -> row.stream()
                                        .map(cell -> List.of(cell.word(), cell.share()))
                                        .toList())
                                .toList());
    }

    /** Marks a token's column and the cell in it that is opened, both counted from 0; -1 for none. */
    public void mark(int token, int station) {
        getElement().setProperty("selected", token);
        getElement().setProperty("opened", station);
    }

    /** Calls back with a cell that was pressed. */
    public void addCellListener(CellListener listener) {
        versioned()
                .on(
                        "cell",
                        detail -> listener.pressed(
                                detail.path("station").asInt(),
                                detail.path("token").asInt()));
    }
}
