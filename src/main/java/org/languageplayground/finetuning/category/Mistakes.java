package org.languageplayground.finetuning.category;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.languageplayground.finetuning.category.CategoryProgress.Point;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.world.category.CategorySet;

/** The sentences that the newest run sorts wrong, for those who want to know. */
final class Mistakes extends Details {
    private static final int SAID = 2;

    private final transient CategoryText text;
    private final NumberTable table = new NumberTable(
            getTranslation("lora.category.mistakes"),
            List.of(
                    getTranslation("lora.category.mistakes.text"),
                    getTranslation("lora.category.mistakes.is"),
                    getTranslation("lora.category.mistakes.said")));
    private transient Optional<LiveCategories> run = Optional.empty();

    Mistakes(CategoryText text) {
        this.text = text;
        table.setTextColumns(0, 1, SAID);
        add(new Div(Origin.computed(), table));
        addOpenedChangeListener(event -> fill());
    }

    /** Shows a run once it is measured. */
    void show(Optional<LiveCategories> newest) {
        run = newest.filter(one -> !one.progress().points().isEmpty());
        setVisible(run.isPresent());
        run.ifPresent(
                one -> setSummaryText(text.mistakes(one.progress().points().getLast())));
        fill();
    }

    private void fill() {
        if (isOpened()) {
            run.ifPresent(
                    one -> table.show(rows(one.set(), one.progress().points().getLast()), -1));
        }
    }

    private List<List<String>> rows(CategorySet set, Point last) {
        return IntStream.range(0, last.said().length)
                .filter(i -> last.said()[i] != set.measuring().get(i).category())
                .mapToObj(i -> text.mistaken(set, set.measuring().get(i), last.said()[i]))
                .toList();
    }
}
