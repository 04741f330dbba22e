package org.languageplayground.transformer.reinforcement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Answers sampled from the policy, judged: the reward model marks the last token, and each token pays β times how much likelier the
 * policy made it than the reference, which in the mean is their KL divergence (Ziegler et al. 2019, arXiv:1909.08593, equation 2).
 *
 * @param reward of all answers together, without the penalty
 * @param kl sum over the answers of log π(answer) − log π_reference(answer), in nats
 */
record Rollout(List<Episode> episodes, double reward, double kl) {

    /** Judges answers that {@code policy} has just sampled. */
    static Rollout of(
            Answers answers,
            Transformer policy,
            ScalarHead value,
            Transformer reference,
            RewardModel rewardModel,
            PpoSettings settings) {
        TokenBatch texts = answers.texts();
        int[] rows = rows(texts, answers.promptLengths());
        int[] tokens = IntStream.of(rows).map(row -> texts.ids()[row + 1]).toArray();
        Matrix hidden = policy.hidden(texts);
        float[] own = TokenProbabilities.logarithms(policy.logits(hidden, rows).logits(), tokens);
        float[] values = value.read(hidden, rows);
        Matrix referenceLogits = reference.logits(reference.hidden(texts), rows).logits();
        float[] theirs = TokenProbabilities.logarithms(referenceLogits, tokens);
        float[] rewards = rewardModel.rewards(answers.without(settings.end()));

        List<Episode> episodes = new ArrayList<>();
        double kl = 0;
        double reward = 0;
        int at = 0;
        for (int i = 0; i < texts.sequences(); i++) {
            int[] text = Arrays.copyOfRange(texts.ids(), texts.starts()[i], texts.starts()[i + 1]);
            int end = at + text.length - answers.promptLengths()[i];
            float[] logProbabilities = Arrays.copyOfRange(own, at, end);
            float[] tokenRewards = new float[end - at];
            for (int t = 0; t < tokenRewards.length; t++) {
                double penalty = logProbabilities[t] - theirs[at + t];
                kl += penalty;
                tokenRewards[t] = (float) (-settings.beta() * penalty);
            }
            tokenRewards[tokenRewards.length - 1] += rewards[i];
            reward += rewards[i];
            float[] before = Arrays.copyOfRange(values, at, end);
            float[] advantages = Advantages.of(tokenRewards, before, settings.lambda());
            float[] returns = new float[before.length];
            for (int t = 0; t < returns.length; t++) {
                returns[t] = advantages[t] + before[t];
            }
            episodes.add(new Episode(text, answers.promptLengths()[i], logProbabilities, advantages, returns));
            at = end;
        }
        return new Rollout(List.copyOf(episodes), reward, kl);
    }

    /** The tokens of the batch at which each token of each answer was predicted. */
    static int[] rows(TokenBatch texts, int[] promptLengths) {
        return IntStream.range(0, texts.sequences())
                .flatMap(i -> IntStream.range(texts.starts()[i] + promptLengths[i] - 1, texts.starts()[i + 1] - 1))
                .toArray();
    }

    /** Advantages of mean 0 and deviation 1 over all tokens. */
    static void whiten(List<Episode> episodes) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (Episode episode : episodes) {
            for (float advantage : episode.advantages()) {
                sum += advantage;
                squares += advantage * advantage;
                count++;
            }
        }
        double mean = sum / count;
        double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean)) + 1e-8;
        for (Episode episode : episodes) {
            for (int t = 0; t < episode.length(); t++) {
                episode.advantages()[t] = (float) ((episode.advantages()[t] - mean) / deviation);
            }
        }
    }
}
