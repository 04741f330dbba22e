package org.languageplayground.transformer.classification;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.transformer.BlockTrace;
import org.languageplayground.transformer.SentenceVectors;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.DivergedException;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.training.AdamW;
import org.languageplayground.transformer.training.CrossEntropy;

/**
 * Teaches an encoder and a head some categories by examples, step by step as the caller has time: mean cross-entropy, AdamW without
 * decay. The same adaptation, examples, rates and seed give the same losses. One thread at a time.
 */
public final class ClassifierTraining {
    /** The most examples of a step; where there are fewer, each step learns from all. */
    public static final int MOST_TOGETHER = 32;

    private final TransformerConfig config;
    private final Adaptation adaptation;
    private final int first;
    private final ClassifierHead head;
    private final EncodedTexts texts;
    private final int[] categories;
    private final float rate;
    private final float headRate;
    private final SplittableRandom random;
    private final AdamW body;
    private final AdamW top;
    private int steps;

    /**
     * A training that has not begun.
     *
     * @param adaptation of blocks from {@code first} on; one without trained numbers leaves the encoder as it is
     * @param first the first block that it may change
     * @param head is trained in place
     * @param texts the examples as they enter that block
     * @param categories of each example, from 0
     * @param rate the learning rate of the encoder
     * @param headRate that of the head
     */
    public ClassifierTraining(
            TransformerConfig config,
            Adaptation adaptation,
            int first,
            ClassifierHead head,
            EncodedTexts texts,
            int[] categories,
            float rate,
            float headRate,
            long seed) {
        this.config = config;
        this.adaptation = adaptation;
        this.first = first;
        this.head = head;
        this.texts = texts;
        this.categories = categories.clone();
        this.rate = rate;
        this.headRate = headRate;
        this.random = new SplittableRandom(seed);
        this.body = new AdamW(adaptation.trained(), 0);
        this.top = new AdamW(head.matrices(), 0);
    }

    /**
     * One step; returns the mean loss before it, in nats.
     *
     * @throws DivergedException if the loss or a gradient is not finite; the trained numbers then stay as they were
     */
    public double step() {
        int[] chosen = next();
        Gradients found = Gradients.of(
                model(),
                texts.select(chosen),
                IntStream.of(chosen).map(i -> categories[i]).toArray());
        List<Matrix> ofBody = adaptation.gradients(found.weights);
        List<Matrix> ofHead = found.head.matrices();
        if (!Double.isFinite(found.loss)
                || !Stream.concat(ofBody.stream(), ofHead.stream()).allMatch(Matrix::finite)) {
            throw new DivergedException("the loss or its gradient is not finite after " + steps + " steps");
        }
        body.step(ofBody, rate);
        top.step(ofHead, headRate);
        steps++;
        return found.loss;
    }

    /** All examples, or as many as go together, drawn without repetition (Fisher and Yates). */
    private int[] next() {
        int[] all = IntStream.range(0, texts.count()).toArray();
        if (all.length <= MOST_TOGETHER) {
            return all;
        }
        for (int i = 0; i < MOST_TOGETHER; i++) {
            int j = random.nextInt(i, all.length);
            int drawn = all[j];
            all[j] = all[i];
            all[i] = drawn;
        }
        return IntStream.of(all).limit(MOST_TOGETHER).toArray();
    }

    /** How many steps were made. */
    public int steps() {
        return steps;
    }

    /** The classifier as it is now; the next step may change its numbers. */
    public SentenceClassifier model() {
        return new SentenceClassifier(new Transformer(config, adaptation.effective()), first, head);
    }

    /**
     * The mean loss of some examples and its gradients.
     *
     * @param weights those of the blocks that may be trained; all else in them is no gradient
     */
    record Gradients(double loss, Weights weights, ClassifierHead head) {

        static Gradients of(SentenceClassifier model, EncodedTexts texts, int... categories) {
            Transformer encoder = model.encoder();
            Weights weights = encoder.weights().upperZeros(model.first());
            ClassifierHead head =
                    ClassifierHead.zero(encoder.config().width(), model.head().categories());
            double loss = 0;
            int from = 0;
            for (EncodedTexts part : texts.parts()) {
                int[] own = IntStream.range(from, from + part.count())
                        .map(i -> categories[i])
                        .toArray();
                loss += add(model, part, own, categories.length, weights, head);
                from += part.count();
            }
            return new Gradients(loss, weights, head);
        }

        private static double add(
                SentenceClassifier model,
                EncodedTexts texts,
                int[] categories,
                int count,
                Weights weights,
                ClassifierHead head) {
            TokenBatch batch = texts.batch();
            List<BlockTrace> traces = model.encoder().upperBlocks(model.first(), batch, texts.residual());
            Matrix hidden =
                    traces.isEmpty() ? texts.residual() : traces.getLast().output();
            Matrix vectors = SentenceVectors.of(hidden, batch);
            Matrix logits = model.head().logits(vectors);
            float[] alike = new float[categories.length];
            Arrays.fill(alike, 1);
            double loss = CrossEntropy.lossAndGradient(logits, categories, alike, count);
            Matrix dVectors = model.head().backward(vectors, logits, head);
            if (!traces.isEmpty()) {
                Matrix dHidden = SentenceVectors.backward(hidden, batch, dVectors);
                model.encoder().upperBackward(model.first(), batch, traces, dHidden, weights);
            }
            return loss;
        }
    }
}
