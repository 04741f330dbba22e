package org.languageplayground.transformer.measure;

import java.util.stream.IntStream;
import org.languageplayground.transformer.HeadTrace;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.training.CrossEntropy;

/** Gradient times input (Shrikumar et al. 2016, arXiv:1605.01713): how much what a model says would change with each token's embedding. */
public final class GradientInput {
    private GradientInput() {}

    /**
     * |x · ∂ log p / ∂x| of each token, x being what its token, position and type vectors sum to, p the probability of the word that is the
     * likeliest at {@code query}, {@code [tokens]}. The position vector is one of the summands, so its gradient is that of x.
     *
     * @param trace of one sequence
     */
    public static double[] of(Transformer model, Trace trace, int query) {
        HeadTrace head = model.logits(trace, query);
        int said = Candidates.likeliest(1, head.logits().values()).getFirst().id();
        CrossEntropy.lossAndGradient(head.logits(), new int[] {said}, new float[] {1}, 1);
        Weights gradients = model.weights().zeros();
        model.backward(trace, model.logitsBackward(trace, head, head.logits(), gradients), gradients);
        int[] positions = trace.batch().positions(model.weights().prefixLength());
        return IntStream.range(0, positions.length)
                .mapToDouble(
                        token -> Math.abs(product(trace.embeddings(), token, gradients.positions(), positions[token])))
                .toArray();
    }

    private static double product(Matrix a, int rowOfA, Matrix b, int rowOfB) {
        double product = 0;
        for (int i = 0; i < a.columns(); i++) {
            product += (double) a.get(rowOfA, i) * b.get(rowOfB, i);
        }
        return product;
    }
}
