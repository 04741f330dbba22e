package org.languageplayground.attention.train;

import java.util.List;
import java.util.Optional;
import org.languageplayground.ui.Limits;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.chapter.Field;
import org.languageplayground.world.copying.CopyRun;
import org.languageplayground.world.copying.CopyTexts;
import org.languageplayground.world.copying.Letters;

/** What can be set on the tab "Train one". */
public final class TrainFields {
    static final Limits SEEDS = new Limits(1, 9_999, 1);
    /** Stands for the last letter, whichever it is. */
    static final int LAST = -1;

    private static final int LONGEST = 200;

    static final Field<Integer> SEED = Field.number("trainseed", 1, SEEDS);
    /** The step looked at; where the run has not come so far, the newest one measured. */
    static final Field<Integer> STEP = Field.choice("trainstep", CopyRun.STEPS, CopyRun.MEASURED, String::valueOf)
            .anewWith(SEED);

    static final Field<String> LETTERS =
            Field.text("letters", "S K A T E M A T", LONGEST).refusing(TrainFields::problem);
    /** The letter whose attention is shown, by its place. */
    static final Field<Integer> LOOKED = Field.number("fromletter", LAST, new Limits(LAST, CopyTexts.LENGTH - 1, 1))
            .anewWith(LETTERS);

    /** All of them. */
    public static final List<Field<?>> ALL = List.of(SEED, STEP, LETTERS, LOOKED);

    private TrainFields() {}

    private static Optional<Notice> problem(String text) {
        try {
            int letters = Letters.read(text).length;
            if (letters == 0) {
                return Optional.of(new Notice("attention.train.letters.none"));
            }
            return letters <= CopyTexts.LENGTH
                    ? Optional.empty()
                    : Optional.of(new Notice("attention.train.letters.many", letters, CopyTexts.LENGTH));
        } catch (IllegalArgumentException e) {
            return Optional.of(new Notice("attention.train.letters.other", e.getMessage()));
        }
    }
}
