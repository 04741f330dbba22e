package org.languageplayground.attention.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.languageplayground.attention.reading.HeadChoice;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.ui.chapter.Field;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.world.ShippedModels;

/** What can be set on the tab "Two at once": everything of B, which is as A as long as nobody has set it, but for its weights. */
public final class CompareFields {
    private static final int LONGEST_IN_LINK = 500;

    /** Empty for that of A. */
    public static final Field<String> SENTENCE = Field.text("bsentence", "", LONGEST_IN_LINK);

    /** The name of the model. */
    public static final Field<String> MODEL = Field.of("bmodel", "", Optional::of, Function.<String>identity())
            .startingFrom(state -> state.get(ReadingFields.MODEL));

    /** Whether random weights take the place of the model's: at first where those of A are trained, and nothing else is set. */
    public static final Field<Boolean> UNTRAINED =
            Field.flag("buntrained", false).startingFrom(CompareFields::untrainedAtFirst);

    /** Counted from 0 here, from 1 in the address. */
    public static final Field<Integer> LAYER = Field.of(
                    "blayer", 0, ReadingFields::counted, layer -> String.valueOf(layer + 1))
            .startingFrom(state -> state.get(ReadingFields.LAYER));

    public static final Field<HeadChoice> HEAD = Field.of(
                    "bhead", HeadChoice.MEAN, ReadingFields::head, HeadChoice::text)
            .startingFrom(state -> state.get(ReadingFields.HEAD));

    /** A multiple of the model's own 1/√d_k, 0 to 16. */
    public static final Field<Double> TEMPERATURE = Field.of(
                    "btemperature", 1.0, ReadingFields::multiple, String::valueOf)
            .startingFrom(state -> state.get(ReadingFields.TEMPERATURE));

    /** Whether A says its words without the output of the heads that are shown. */
    public static final Field<Boolean> A_OFF = Field.flag("aoff", false);

    /** The same of B. */
    public static final Field<Boolean> B_OFF = Field.flag("boff", false);

    /** All of them. */
    public static final List<Field<?>> ALL =
            List.of(SENTENCE, MODEL, UNTRAINED, LAYER, HEAD, TEMPERATURE, A_OFF, B_OFF);

    private CompareFields() {}

    /** What B reads. */
    static String sentence(State page) {
        return page.get(SENTENCE).isBlank() ? page.get(ReadingFields.SENTENCE) : page.get(SENTENCE);
    }

    private static boolean untrainedAtFirst(State state) {
        return ShippedModels.names().contains(state.get(MODEL))
                && state.get(MODEL).equals(state.get(ReadingFields.MODEL))
                && !state.get(ReadingFields.UNTRAINED);
    }
}
