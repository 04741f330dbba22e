package org.languageplayground.finetuning.category;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.languageplayground.world.category.CategorySet;
import org.languageplayground.world.category.Example;

/** The examples that are learned from, a column each category; those that are measured on only when they are asked for. */
final class ExamplesTable extends Div {
    private final transient CategoryText text;
    private final Div columns = new Div();
    private final Div others = new Div();
    private final Details measuring = new Details(getTranslation("lora.category.examples.measuring"), others);
    private transient CategorySet shown;

    ExamplesTable(CategoryText text) {
        this.text = text;
        columns.addClassName("category-columns");
        others.addClassName("category-columns");
        measuring.addOpenedChangeListener(event -> showMeasuring());
        add(columns, measuring);
    }

    /** Shows a set. */
    void show(CategorySet set) {
        if (set.equals(shown)) {
            return;
        }
        shown = set;
        columns.removeAll();
        for (int category = 0; category < set.categories().size(); category++) {
            columns.add(column(text.examples(set, category), set.learning(category)));
        }
        showMeasuring();
    }

    private void showMeasuring() {
        others.removeAll();
        if (measuring.isOpened() && shown != null) {
            for (int category = 0; category < shown.categories().size(); category++) {
                others.add(column(shown.categories().get(category), shown.measuring(category)));
            }
        }
    }

    private static Div column(String title, List<Example> examples) {
        UnorderedList list = new UnorderedList();
        examples.stream().map(Example::text).map(ListItem::new).forEach(list::add);
        return new Div(new H3(title), list);
    }
}
