package org.languageplayground.transformer.measure;

import java.util.stream.IntStream;
import org.languageplayground.transformer.HeadTrace;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.training.CrossEntropy;

/** Gradient times input (Shrikumar et al. 2016, arXiv:1605.01713): how much what a model says would change with each token's vector. */
public final class GradientInput {
    private GradientInput() {}

    /**
     * |x · ∂ log p / ∂x| of each token, x being what enters the first block, p the probability of the word that is the likeliest at
     * {@code query}, {@code [tokens]}. Below BERT's first norm it would be 0 for every x: the norm undoes what makes x longer.
     *
     * @param trace of one sequence
     */
    public static double[] of(Transformer model, Trace trace, int query) {
        HeadTrace head = model.logits(trace, query);
        int said = Candidates.likeliest(1, head.logits().values()).getFirst().id();
        CrossEntropy.lossAndGradient(head.logits(), new int[] {said}, new float[] {1}, 1);
        Weights gradients = model.weights().zeros();
        Matrix gradient =
                model.inputGradient(trace, model.logitsBackward(trace, head, head.logits(), gradients), gradients);
        Matrix input = trace.residual(0);
        return IntStream.range(0, input.rows())
                .mapToDouble(token -> Math.abs(product(input.row(token), gradient.row(token))))
                .toArray();
    }

    private static double product(float[] a, float... b) {
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
        }
        return product;
    }
}
