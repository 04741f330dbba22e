package org.languageplayground.attention.lens;

import java.util.List;
import java.util.function.Function;
import org.languageplayground.ui.chapter.Field;

/** What a student can set of the tab "Lens". */
public final class LensFields {
    static final String FIRST_STATION = "softmax";

    /** The station that is open, from the token to the output. */
    public static final Field<String> STATION =
            Field.choice("station", FIRST_STATION, VectorPath.KEYS, Function.identity());

    public static final List<Field<?>> ALL = List.of(STATION);

    private LensFields() {}
}
