package org.languageplayground.attention;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.languageplayground.attention.compare.CompareFields;
import org.languageplayground.attention.generate.GenerateFields;
import org.languageplayground.attention.history.HistoryFields;
import org.languageplayground.attention.lens.LensFields;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.swap.SwapFields;
import org.languageplayground.attention.train.TrainFields;
import org.languageplayground.ui.chapter.Field;

/** Everything that a student can set on the page. */
final class AttentionFields {
    static final Field<String> TAB = Field.choice(
            "tab",
            "arcs",
            List.of(
                    "arcs",
                    "matrix",
                    "numbers",
                    "order",
                    "generate",
                    "heads",
                    "off",
                    "paths",
                    "lens",
                    "history",
                    "train",
                    "compare",
                    "swap",
                    "code"),
            Function.identity());

    static final List<Field<?>> ALL = Stream.of(
                    ReadingFields.ALL,
                    GenerateFields.ALL,
                    LensFields.ALL,
                    HistoryFields.ALL,
                    TrainFields.ALL,
                    CompareFields.ALL,
                    SwapFields.ALL,
                    List.<Field<?>>of(TAB))
            .<Field<?>>flatMap(List::stream)
            .toList();

    private AttentionFields() {}
}
