package org.languageplayground.finetuning.unknown;

import java.util.Map;
import java.util.Optional;
import org.languageplayground.ui.Limits;
import org.languageplayground.ui.QueryReader;
import org.languageplayground.world.preference.Rlhf;

/**
 * What the student sets; it stands in the URL.
 *
 * @param beta weight of the KL penalty
 * @param rounds of PPO
 * @param seed of every draw, the split of the countries included
 */
record RlhfState(double beta, int rounds, int seed) {
    static final double GREATEST_BETA = 1;
    static final double BETA_STEP = 0.05;
    static final Limits ROUNDS_OF_PPO = new Limits(10, 160, 10);
    static final Limits SEEDS = new Limits(1, 999, 1);
    static final RlhfState FIRST = new RlhfState(Rlhf.BETA, Rlhf.PPO_ROUNDS, 1);
    private static final String BETA = "beta";
    private static final String ROUNDS = "rounds";
    private static final String SEED = "rlhfseed";

    RlhfState withBeta(double newBeta) {
        return new RlhfState(newBeta, rounds, seed);
    }

    RlhfState withRounds(int newRounds) {
        return new RlhfState(beta, newRounds, seed);
    }

    RlhfState withSeed(int newSeed) {
        return new RlhfState(beta, rounds, newSeed);
    }

    void write(Map<String, String> parameters) {
        parameters.put(BETA, String.valueOf(beta));
        parameters.put(ROUNDS, String.valueOf(rounds));
        parameters.put(SEED, String.valueOf(seed));
    }

    static RlhfState read(QueryReader query, RlhfState start) {
        return new RlhfState(
                query.one(BETA, RlhfState::beta, start.beta),
                query.number(ROUNDS, ROUNDS_OF_PPO, start.rounds),
                query.number(SEED, SEEDS, start.seed));
    }

    private static Optional<Double> beta(String text) {
        return Optional.of(text)
                .filter(number -> number.matches("[01](\\.[0-9]{1,4})?"))
                .map(Double::valueOf)
                .filter(number -> number <= GREATEST_BETA);
    }
}
