package org.languageplayground.transformer.adapter;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.training.AdamW;
import org.languageplayground.transformer.training.Gradients;
import org.languageplayground.transformer.training.LabelledBatch;

/**
 * A fine-tuning run that the caller moves on step by step, whenever it has time. The same adaptation, batches, rate and seed
 * give the same losses. Between steps it keeps the trained numbers and the optimizer's two averages of each, nothing of the
 * frozen weights. One thread at a time.
 */
public final class FineTuning {
    /** The greatest loss, against the first one or that of guessing evenly, ln(vocabulary), whichever is worse. */
    private static final double GREATEST_LOSS = 1.25;

    private final TransformerConfig config;
    private final Adaptation adaptation;
    private final Function<RandomGenerator, LabelledBatch> batches;
    private final float learningRate;
    private final RandomGenerator random;
    private final AdamW optimizer;
    private int steps;
    private double worst;
    private DivergedException diverged;

    /**
     * A run that has not begun.
     *
     * @param batches writes the next batch, as the random numbers have it
     * @throws IllegalArgumentException if the learning rate is not a number above 0
     */
    public FineTuning(
            TransformerConfig config,
            Adaptation adaptation,
            Function<RandomGenerator, LabelledBatch> batches,
            float learningRate,
            long seed) {
        if (!(learningRate > 0) || Float.isInfinite(learningRate)) {
            throw new IllegalArgumentException("the learning rate must be above 0, not " + learningRate);
        }
        this.config = config;
        this.adaptation = adaptation;
        this.batches = batches;
        this.learningRate = learningRate;
        this.random = new SplittableRandom(seed);
        this.optimizer = new AdamW(adaptation.trained(), 0);
        this.worst = Math.log(config.vocabulary());
    }

    /**
     * One step on the next batch; returns its loss before the step, in nats.
     *
     * @throws DivergedException if the loss or a gradient is not finite, or the loss is by a quarter worse than the first one
     *     and than that of guessing evenly; the trained numbers then stay as they were, and every further step says the same
     */
    public double step() {
        if (diverged != null) {
            throw diverged;
        }
        LabelledBatch batch = batches.apply(random);
        Gradients found = Gradients.of(model(), batch.tokens(), batch.targets());
        List<Matrix> gradients = adaptation.gradients(found.weights());
        check(found.loss(), gradients);
        optimizer.step(gradients, learningRate);
        steps++;
        return found.loss();
    }

    private void check(double loss, List<Matrix> gradients) {
        if (!Double.isFinite(loss) || !gradients.stream().allMatch(Matrix::finite)) {
            diverged("the loss or its gradient is not finite");
        }
        if (steps == 0) {
            worst = Math.max(worst, loss);
        }
        if (loss > GREATEST_LOSS * worst) {
            diverged("the loss is worse than at the start and than that of guessing");
        }
    }

    private void diverged(String problem) {
        diverged = new DivergedException(problem + " after " + steps + " steps at the learning rate " + learningRate
                + "; a smaller one may help");
        throw diverged;
    }

    /** How many steps were made. */
    public int steps() {
        return steps;
    }

    /** Whether the run went wrong for good. */
    public boolean diverged() {
        return diverged != null;
    }

    /** The model as it is now, computed anew from the trained numbers. */
    public Transformer model() {
        return new Transformer(config, adaptation.effective());
    }

    /** What is trained. */
    public Adaptation adaptation() {
        return adaptation;
    }

    /** What the run keeps between steps: the trained numbers and two averages of each. */
    public long bytes() {
        return 3 * adaptation.bytes();
    }
}
