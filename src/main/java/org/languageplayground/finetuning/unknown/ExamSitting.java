package org.languageplayground.finetuning.unknown;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.world.Country;
import org.languageplayground.world.preference.Asked;
import org.languageplayground.world.preference.Honesty;
import org.languageplayground.world.preference.Phase;
import org.languageplayground.world.preference.Said;
import org.languageplayground.world.preference.Split;

/** An exam that goes on by a country at a time. */
final class ExamSitting {
    private static final int TIMES = 4;

    private final Transformer model;
    private final Split split;
    private final Deque<Country> test;
    private final Deque<Country> known;
    private final Deque<Country> unasked;
    private Honesty onTest = Honesty.NONE;
    private Honesty onKnown = Honesty.NONE;
    private Honesty onUnasked = Honesty.NONE;

    ExamSitting(Transformer model, Split split) {
        this.model = model;
        this.split = split;
        this.test = new ArrayDeque<>(split.afterCutoff(Phase.TEST));
        this.known = new ArrayDeque<>(split.known());
        this.unasked = new ArrayDeque<>(split.knownUnasked());
    }

    /** What is asked on the countries of the test. */
    static Stream<Asked> test(Split split) {
        return Honesty.questions(split.afterCutoff(Phase.TEST), TIMES);
    }

    /** What is asked on the countries before the cutoff that all steps ask for. */
    static Stream<Asked> known(Split split) {
        return Honesty.questions(split.known(), 1);
    }

    /** What is asked on those that none asks for. */
    static Stream<Asked> unasked(Split split) {
        return Honesty.questions(split.knownUnasked(), TIMES);
    }

    /** Asks for one more country; answers whether there is another one. */
    boolean step() {
        if (!test.isEmpty()) {
            onTest = onTest.plus(Honesty.of(model, test.remove(), TIMES));
        } else if (!known.isEmpty()) {
            onKnown = onKnown.plus(Honesty.of(model, known.remove(), 1));
        } else if (!unasked.isEmpty()) {
            onUnasked = onUnasked.plus(Honesty.of(model, unasked.remove(), TIMES));
        }
        return !unasked.isEmpty();
    }

    /** What came of it, once all countries were asked for. */
    Exam exam() {
        return new Exam(onTest, onKnown, onUnasked, Said.by(model, split.afterCutoff(Phase.TEST)));
    }
}
