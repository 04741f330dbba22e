package org.languageplayground.transformer.measure;

import java.util.stream.IntStream;

/** How far one distribution over words is from another (Kullback and Leibler 1951). */
public final class Divergence {
    private static final double LN_2 = Math.log(2);

    private Divergence() {}

    /** Σ p·log₂(p/q) in bits, p and q being the softmax of the logits; 0 where they are the same. */
    public static double bits(float[] logitsOfP, float[] logitsOfQ) {
        double[] p = logarithms(logitsOfP);
        double[] q = logarithms(logitsOfQ);
        double sum = IntStream.range(0, p.length)
                .mapToDouble(i -> Math.exp(p[i]) * (p[i] - q[i]))
                .sum();
        return Math.max(0, sum / LN_2);
    }

    /** ln of the softmax. */
    public static double[] logarithms(float... logits) {
        double greatest = IntStream.range(0, logits.length)
                .mapToDouble(i -> logits[i])
                .max()
                .orElse(0);
        double sum = IntStream.range(0, logits.length)
                .mapToDouble(i -> Math.exp(logits[i] - greatest))
                .sum();
        double constant = greatest + Math.log(sum);
        return IntStream.range(0, logits.length)
                .mapToDouble(i -> logits[i] - constant)
                .toArray();
    }
}
