package org.languageplayground.finetuning.unknown;

/**
 * What the steps run with.
 *
 * @param beta weight of the KL penalty
 * @param rounds of PPO
 * @param seed of every draw, the split of the countries included
 */
public record RlhfState(double beta, int rounds, int seed) {

    RlhfState withSeed(int newSeed) {
        return new RlhfState(beta, rounds, newSeed);
    }
}
