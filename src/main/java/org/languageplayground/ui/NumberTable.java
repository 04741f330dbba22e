package org.languageplayground.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import org.languageplayground.ui.check.ShowsNumbers;

/** A small table of numbers as one element. */
@Tag("number-table")
@JsModule("./elements/number-table.ts")
public class NumberTable extends Component implements ShowsNumbers {
    private final String name;
    private final transient List<String> heads;
    private transient List<List<String>> shown = List.of();

    private record Shown(String table, List<String> heads, List<List<String>> rows) {}

    /** An empty table with its accessible name and the heads of its columns. */
    public NumberTable(String name, List<String> heads) {
        this.name = name;
        this.heads = List.copyOf(heads);
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

    @Override
    public Object shown() {
        return new Shown(name, heads, shown);
    }
}
