package org.languageplayground.transformer.reinforcement;

/**
 * What a run of PPO is told.
 *
 * @param episodes answers that are sampled before each round of learning
 * @param minibatch answers that each step learns from
 * @param epochs how often each answer is learned from
 * @param clip ε, how far the probability of a token may move before its gain no longer counts
 * @param beta weight of the KL penalty, against a reward of deviation 1
 * @param lambda of the advantage estimate (GAE); there is no discount
 * @param valueWeight of the value head's loss beside the clipped objective
 * @param end the token that ends an answer
 * @param mostTokens after which an answer is cut
 */
public record PpoSettings(
        int episodes,
        int minibatch,
        int epochs,
        double clip,
        double beta,
        double lambda,
        double valueWeight,
        float learningRate,
        int end,
        int mostTokens) {}
