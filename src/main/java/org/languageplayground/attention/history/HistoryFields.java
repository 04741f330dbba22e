package org.languageplayground.attention.history;

import java.util.List;
import org.languageplayground.ui.chapter.Field;
import org.languageplayground.world.history.ModelHistory;

/** What can be set on the tab "History". */
public final class HistoryFields {
    /** After how many steps of training the weights are looked at; only steps whose weights were kept. */
    public static final Field<Integer> CHECKPOINT =
            Field.choice("checkpoint", 0, ModelHistory.standard().steps(), String::valueOf);

    /** All of them. */
    public static final List<Field<?>> ALL = List.of(CHECKPOINT);

    private HistoryFields() {}
}
