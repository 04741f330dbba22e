package org.languageplayground.finetuning.teach;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.world.Fact;

/** Known facts that the model now gets wrong: some as chips, all in a table that opens. */
final class ForgottenFacts extends Div {
    private static final int MOST_CHIPS = 8;

    private final transient TeachText text;
    private final Text title = new Text("");
    private final UnorderedList chips = new UnorderedList();
    private final NumberTable all = new NumberTable(
            getTranslation("lora.forgotten.all"),
            List.of(
                    getTranslation("lora.forgotten.country"),
                    getTranslation("lora.forgotten.kind"),
                    getTranslation("lora.forgotten.value")));
    private final Details rest = new Details(getTranslation("lora.forgotten.all"), all);
    private transient List<Fact> shown = List.of();

    ForgottenFacts(TeachText text) {
        this.text = text;
        addClassName("forgotten");
        chips.addClassName("fact-chips");
        all.setTextColumns(0, 1, 2);
        rest.addOpenedChangeListener(event -> showAll());
        Span heading = new Span(title);
        heading.addClassName("forgotten-title");
        add(heading, chips, rest);
    }

    /**
     * Shows what was lost.
     *
     * @param known how many facts the model knew before
     */
    void show(List<Fact> lost, int known) {
        title.setText(text.forgotten(lost.size(), known));
        rest.setVisible(lost.size() > MOST_CHIPS);
        if (!lost.equals(shown)) {
            shown = lost;
            chips.removeAll();
            lost.stream().limit(MOST_CHIPS).map(text::fact).map(ListItem::new).forEach(chips::add);
            showAll();
        }
    }

    /** Shows that nothing has been measured yet. */
    void clear() {
        title.setText(getTranslation("lora.forgotten.none.yet"));
        rest.setVisible(false);
        shown = List.of();
        chips.removeAll();
    }

    private void showAll() {
        if (rest.isOpened()) {
            all.show(
                    shown.stream()
                            .map(fact -> List.of(fact.country(), text.kind(fact), fact.value()))
                            .toList(),
                    -1);
        }
    }
}
