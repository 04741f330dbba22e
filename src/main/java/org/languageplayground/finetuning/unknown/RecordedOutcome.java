package org.languageplayground.finetuning.unknown;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import org.languageplayground.ui.Origin;
import org.languageplayground.world.preference.RecordedRun;
import org.languageplayground.world.preference.RecordedRun.Column;
import org.languageplayground.world.preference.Said;

/** A run that was measured beforehand, and a button that sets the same up to be run here. */
final class RecordedOutcome extends Div {
    private final OutcomeGrid grid = new OutcomeGrid();

    RecordedOutcome(RecordedRun run, UnknownText text, Runnable set) {
        addClassName("recorded");
        Button again = new Button(getTranslation("lora.rlhf.recorded.set"), event -> set.run());
        again.addThemeNames("small", "tertiary");
        add(Origin.stored("script/rlhf"), grid, again);
        grid.show(
                text.recorded(run),
                run.columns().getFirst().said().stream().map(Said::country).toList(),
                run.columns().stream().map(Column::said).toList(),
                text.sums(run.columns().stream().map(Optional::of).toList()));
    }
}
