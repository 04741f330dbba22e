package org.languageplayground.transformer.reinforcement;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.DivergedException;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Trains a reward model on texts of which one is preferred to another, step by step as the caller has time. The same adaptation,
 * comparisons, rate and seed give the same losses. One thread at a time.
 */
public final class RewardTraining {
    private final Learner learner;
    private final Function<RandomGenerator, Comparisons> batches;
    private final RandomGenerator random;

    /**
     * A training that has not begun.
     *
     * @param batches writes the next comparisons
     */
    public RewardTraining(
            TransformerConfig config,
            Adaptation adaptation,
            Function<RandomGenerator, Comparisons> batches,
            float learningRate,
            long seed) {
        this.learner = new Learner(config, adaptation, learningRate);
        this.batches = batches;
        this.random = new SplittableRandom(seed);
    }

    /**
     * One step; returns the mean loss before it, in nats.
     *
     * @throws DivergedException if the loss or a gradient is not finite
     */
    public double step() {
        Comparisons batch = batches.apply(random);
        Gradients found = Gradients.of(model(), batch);
        learner.step(found.loss, found.body, found.head);
        return found.loss;
    }

    /** The reward model as it is now; the next step may change its numbers. */
    public RewardModel model() {
        return new RewardModel(learner.model(), learner.head());
    }

    /** The mean loss of some comparisons and its gradients. */
    record Gradients(double loss, Weights body, ScalarHead head) {

        static Gradients of(RewardModel model, Comparisons comparisons) {
            TokenBatch texts = comparisons.texts();
            Trace trace = model.body().forward(texts);
            int[] rows = RewardModel.lastTokens(texts);
            float[] rewards = model.head().read(trace.finalHidden(), rows);
            float[] slopes = new float[rewards.length];
            int count = comparisons.count();
            double loss = 0;
            for (int i = 0; i < count; i++) {
                int chosen = comparisons.chosen()[i];
                int rejected = comparisons.rejected()[i];
                loss += BradleyTerry.loss(rewards[chosen], rewards[rejected]) / count;
                float slope = (float) (BradleyTerry.slope(rewards[chosen], rewards[rejected]) / count);
                slopes[chosen] += slope;
                slopes[rejected] -= slope;
            }
            Weights body = model.body().weights().zeros();
            ScalarHead head = ScalarHead.zero(model.body().config().width());
            Matrix dHidden = Matrix.zeros(texts.tokens(), trace.finalHidden().columns());
            model.head().backward(trace.finalHidden(), rows, slopes, dHidden, head);
            model.body().backward(trace, dHidden, body);
            return new Gradients(loss, body, head);
        }
    }
}
