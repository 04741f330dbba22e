package org.languageplayground.world.preference;

import java.util.List;
import java.util.random.RandomGenerator;
import org.languageplayground.world.Country;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.QuestionTemplates;
import org.languageplayground.world.World;
import org.languageplayground.world.text.FactExamples;

/**
 * The questions of a phase: on facts that the model has read about, on countries after the cutoff that belong to the phase, and on
 * made-up ones.
 */
public final class Questions {
    private static final double MADE_UP = 0.8;

    private final List<Country> after;
    private final List<Country> known;
    private final double unknowable;
    private final boolean heldOut;

    private Questions(Split split, Phase phase, double unknowable, boolean heldOut) {
        this.after = split.afterCutoff(phase);
        this.known = split.known();
        this.unknowable = unknowable;
        this.heldOut = heldOut;
    }

    /** Questions to learn from, with a share of those that the model cannot answer; four in five of these are made up. */
    public static Questions of(Split split, Phase phase, double unknowable) {
        if (phase == Phase.TEST) {
            throw new IllegalArgumentException("nothing learns from the countries of the test");
        }
        return new Questions(split, phase, unknowable, false);
    }

    /** Questions in words that no training uses, half of them on the test's countries after the cutoff. */
    public static Questions heldOut(Split split) {
        return new Questions(split, Phase.TEST, 0.5, true);
    }

    /** The next question. */
    public Asked next(RandomGenerator random) {
        FactKind kind = FactKind.values()[random.nextInt(FactKind.values().length)];
        Fact fact = random.nextDouble() < unknowable
                ? new Fact(unknowableCountry(random), kind, Asked.UNKNOWN)
                : World.standard().fact(any(known, random).name(), kind);
        String question = heldOut
                ? QuestionTemplates.askHeldOut(fact.country(), kind, random)
                : new FactExamples(List.of(fact))
                        .next(random)
                        .segments()
                        .getFirst()
                        .text();
        return Asked.of(fact, question);
    }

    private String unknowableCountry(RandomGenerator random) {
        boolean madeUp = !heldOut && random.nextDouble() < MADE_UP;
        return madeUp
                ? any(MadeUpCountries.standard().names(), random)
                : any(after, random).name();
    }

    private static <T> T any(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
