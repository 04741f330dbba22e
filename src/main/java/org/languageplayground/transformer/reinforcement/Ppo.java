package org.languageplayground.transformer.reinforcement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.DivergedException;

/**
 * Proximal policy optimisation of a language model against a reward model (Schulman et al. 2017, arXiv:1707.06347; Ouyang et al.
 * 2022, arXiv:2203.02155), in small steps that the caller makes when it has time. A round is: sample answers, judge them, learn
 * from them. The value head is linear on the policy's own final hidden state. The same settings and seed give the same rounds. One
 * thread at a time.
 */
public final class Ppo {
    private final Transformer reference;
    private final RewardModel rewardModel;
    private final Learner policy;
    private final Function<RandomGenerator, int[]> prompts;
    private final PpoSettings settings;
    private final RandomGenerator random;
    private final List<Episode> episodes = new ArrayList<>();
    private final List<List<Episode>> minibatches = new ArrayList<>();
    private Answers sampled;
    private double reward;
    private double kl;
    private double clipped;
    private Round last;

    /**
     * What a round has shown.
     *
     * @param reward mean reward of the answers sampled, without the KL penalty
     * @param kl mean of log π(answer) − log π_reference(answer) over them, in nats
     * @param clipped share of the tokens that the clip held, over all steps
     */
    public record Round(double reward, double kl, double clipped) {}

    /**
     * A run that has not begun.
     *
     * @param reference the policy of the beginning, from which KL is measured
     * @param adaptation what is trained of the policy; untrained, so that it is the reference
     * @param prompts writes the next question
     */
    public Ppo(
            Transformer reference,
            Adaptation adaptation,
            RewardModel rewardModel,
            Function<RandomGenerator, int[]> prompts,
            PpoSettings settings,
            long seed) {
        this.reference = reference;
        this.rewardModel = rewardModel;
        this.policy = new Learner(reference.config(), adaptation, settings.learningRate());
        this.prompts = prompts;
        this.settings = settings;
        this.random = new SplittableRandom(seed);
    }

    /**
     * One step: a minibatch of answers is sampled, or judged, or learned from. Answers whether it has ended a round.
     *
     * @throws DivergedException if the loss or a gradient is not finite
     */
    public boolean step() {
        if (!minibatches.isEmpty()) {
            learn(minibatches.removeLast());
            if (minibatches.isEmpty()) {
                endRound();
                return true;
            }
        } else if (sampled == null) {
            sampled = sample();
        } else {
            judge(sampled);
            sampled = null;
            if (episodes.size() >= settings.episodes()) {
                Rollout.whiten(episodes);
                shuffle();
            }
        }
        return false;
    }

    private Answers sample() {
        List<int[]> questions = Stream.generate(() -> prompts.apply(random))
                .limit(Math.min(settings.minibatch(), settings.episodes() - episodes.size()))
                .toList();
        return Answers.to(
                questions,
                policy.model(),
                logits -> TokenProbabilities.draw(logits, random.nextDouble()),
                settings.end(),
                settings.mostTokens());
    }

    private void judge(Answers answers) {
        Rollout rollout = Rollout.of(answers, policy.model(), policy.head(), reference, rewardModel, settings);
        episodes.addAll(rollout.episodes());
        reward += rollout.reward();
        kl += rollout.kl();
    }

    private void learn(List<Episode> minibatch) {
        PpoGradients found = PpoGradients.of(policy.model(), policy.head(), minibatch, settings);
        policy.step(found.loss(), found.body(), found.head());
        clipped += found.clipped();
    }

    private void endRound() {
        int steps = settings.epochs() * Math.ceilDiv(episodes.size(), settings.minibatch());
        last = new Round(reward / episodes.size(), kl / episodes.size(), clipped / steps);
        episodes.clear();
        reward = 0;
        kl = 0;
        clipped = 0;
    }

    private void shuffle() {
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            List<Episode> shuffled = new ArrayList<>(episodes);
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            for (int from = 0; from < shuffled.size(); from += settings.minibatch()) {
                minibatches.add(shuffled.subList(from, Math.min(from + settings.minibatch(), shuffled.size())));
            }
        }
    }

    /** What the last round has shown; null before the first has ended. */
    public Round last() {
        return last;
    }

    /** The policy as it is now. */
    public Transformer model() {
        return policy.model();
    }
}
