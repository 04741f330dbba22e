package org.languageplayground.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;

/** A small table of numbers as one element. */
@Tag("number-table")
@JsModule("./elements/number-table.ts")
public class NumberTable extends Component {
    private transient List<List<String>> shown = List.of();

    /** An empty table with its accessible name and the heads of its columns. */
    public NumberTable(String name, List<String> heads) {
        getElement().setProperty("name", name);
        getElement().setPropertyList("heads", heads);
    }

    /** Says which columns hold words, counted from 0; they stand to the left and may break their lines. The first stands there in any case. */
    public void setTextColumns(Integer... columns) {
        getElement().setPropertyList("texts", List.of(columns));
    }

    /** Shows the rows, one of which stands out; -1 for none. */
    public void show(List<List<String>> rows, int marked) {
        if (!rows.equals(shown)) {
            shown = rows;
            getElement().setPropertyList("cells", rows);
        }
        getElement().setProperty("marked", marked);
    }
}
