package org.languageplayground.attention.swap;

import java.util.List;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.transformer.Patch.Part;
import org.languageplayground.ui.chapter.Field;

/** What a student can set of the swap of a word. */
public final class SwapFields {
    private static final int LONGEST_WORD = 60;

    static final Field<String> WORD = Field.text("swapword", "", LONGEST_WORD)
            .startingFrom(
                    state -> SwapExample.of(state.get(ReadingFields.SENTENCE)).word())
            .anewWith(ReadingFields.SENTENCE);
    static final Field<String> OTHER = Field.text("otherword", "", LONGEST_WORD)
            .startingFrom(
                    state -> SwapExample.of(state.get(ReadingFields.SENTENCE)).other())
            .anewWith(ReadingFields.SENTENCE);
    /** What is carried from one run into the other. */
    static final Field<Part> PART = Field.choice("carried", Part.HEAD);
    /** Whether it is carried at all positions, and not at the selected ones alone. */
    static final Field<Boolean> EVERYWHERE = Field.flag("everywhere", false);
    /** Whether the second sentence is the one that a part is put into. */
    static final Field<Boolean> TURNED = Field.flag("turned", false);

    public static final List<Field<?>> ALL = List.of(WORD, OTHER, PART, EVERYWHERE, TURNED);

    private SwapFields() {}
}
