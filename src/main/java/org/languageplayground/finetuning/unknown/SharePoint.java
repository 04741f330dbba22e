package org.languageplayground.finetuning.unknown;

import java.util.List;
import java.util.stream.Stream;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.world.Country;
import org.languageplayground.world.preference.Asked;
import org.languageplayground.world.preference.Honesty;
import org.languageplayground.world.preference.Phase;
import org.languageplayground.world.preference.Split;

/**
 * How honest a model is along the way.
 *
 * @param step in which it is trained
 * @param steps made of it
 * @param test each fact of the test countries asked once
 * @param known each fact of some of the known countries asked once
 */
record SharePoint(Step step, int steps, Honesty test, Honesty known) {
    private static final int KNOWN_COUNTRIES = 9;

    static SharePoint of(Step step, int steps, Transformer model, Split split) {
        return new SharePoint(
                step,
                steps,
                Honesty.of(model, split.afterCutoff(Phase.TEST), 1),
                Honesty.of(model, someKnown(split), 1));
    }

    private static List<Country> someKnown(Split split) {
        return split.known().subList(0, KNOWN_COUNTRIES);
    }

    /** What is asked on the test countries. */
    static Stream<Asked> test(Split split) {
        return Honesty.questions(split.afterCutoff(Phase.TEST), 1);
    }

    /** What is asked on the known ones. */
    static Stream<Asked> known(Split split) {
        return Honesty.questions(someKnown(split), 1);
    }
}
