package org.languageplayground.finetuning.unknown;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.ArrayList;
import java.util.List;
import org.languageplayground.ui.Words;
import org.languageplayground.world.preference.Said;

/** Five countries, and what base, SFT, reward model and PPO say of each: right, wrong or "unknown". */
@Tag("outcome-grid")
@JsModule("./elements/outcome-grid.ts")
final class OutcomeGrid extends Component {
    private static final String NOTHING = "–";
    private transient List<Row> shown = List.of();

    /** A chip: what was said, and what it is. */
    public record Cell(String word, String kind) {
        static Cell of(Said said) {
            return new Cell(said.answer(), said.unknown() ? "unknown" : said.right() ? "right" : "wrong");
        }
    }

    /** A country. */
    public record Row(String name, List<Cell> cells) {}

    /** An empty grid. */
    OutcomeGrid() {
        getElement()
                .setPropertyList(
                        "heads",
                        List.of(
                                getTranslation("lora.rlhf.country"),
                                getTranslation("lora.rlhf.table.base"),
                                getTranslation("lora.rlhf.step.sft"),
                                getTranslation("lora.rlhf.step.reward"),
                                getTranslation("lora.rlhf.step.ppo")));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        Words.send(this, "lora.rlhf.chip.", "right", "unknown", "wrong", "none");
    }

    /**
     * Shows answers.
     *
     * @param columns what each model says, in the order of the countries; empty where it has not been asked
     * @param sums rows of words and numbers below them
     */
    void show(String name, List<String> countries, List<List<Said>> columns, List<List<String>> sums) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < countries.size(); i++) {
            int at = i;
            rows.add(new Row(
                    countries.get(i),
                    columns.stream()
                            .map(column -> column.isEmpty() ? new Cell(NOTHING, "none") : Cell.of(column.get(at)))
                            .toList()));
        }
        getElement().setProperty("name", name);
        getElement().setPropertyList("sums", sums);
        if (!rows.equals(shown)) {
            shown = rows;
            getElement().setPropertyList("rows", rows);
        }
    }

    /** The chips as shown. */
    List<Row> rows() {
        return shown;
    }
}
