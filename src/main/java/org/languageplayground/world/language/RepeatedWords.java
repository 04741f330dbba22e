package org.languageplayground.world.language;

import java.util.random.RandomGenerator;
import org.languageplayground.world.Example;
import org.languageplayground.world.TextSource;

/** Random words said twice, some of which must be found again: the simplest form of what context determines. */
public final class RepeatedWords implements TextSource {
    private final RepetitionGrammar repetition;

    /** Texts of {@code fewest} to {@code most} words. */
    public RepeatedWords(int fewest, int most) {
        repetition = new RepetitionGrammar(fewest, most, 2);
    }

    @Override
    public Example next(RandomGenerator random) {
        return repetition.toComplete(random);
    }
}
