package org.languageplayground.finetuning.unknown;

import java.util.List;
import java.util.Optional;
import org.languageplayground.ui.Limits;
import org.languageplayground.ui.chapter.Field;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.world.preference.Rlhf;

/** What can be set on the tab "Say unknown". */
public final class UnknownFields {
    static final double GREATEST_BETA = 1;
    static final double BETA_STEP = 0.05;
    static final Limits ROUND_COUNTS = new Limits(10, 160, 10);
    static final Limits SEEDS = new Limits(1, 999, 1);

    /** Weight of the KL penalty. */
    public static final Field<Double> BETA = Field.of("beta", Rlhf.BETA, UnknownFields::beta, String::valueOf);

    /** Rounds of PPO. */
    public static final Field<Integer> ROUNDS = Field.number("rounds", Rlhf.PPO_ROUNDS, ROUND_COUNTS);

    /** Where every draw starts from, the split of the countries included. */
    public static final Field<Integer> SEED = Field.number("rlhfseed", 1, SEEDS);

    /** All of them. */
    public static final List<Field<?>> ALL = List.of(BETA, ROUNDS, SEED);

    private UnknownFields() {}

    private static Optional<Double> beta(String text) {
        return Optional.of(text)
                .filter(number -> number.matches("[01](\\.[0-9]{1,4})?"))
                .map(Double::valueOf)
                .filter(number -> number <= GREATEST_BETA);
    }

    /** What the steps run with. */
    public static RlhfState settings(State state) {
        return new RlhfState(state.get(BETA), state.get(ROUNDS), state.get(SEED));
    }
}
