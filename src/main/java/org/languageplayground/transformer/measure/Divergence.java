package org.languageplayground.transformer.measure;

import org.languageplayground.transformer.matrix.Matrix;

/** How far apart two distributions are. */
public final class Divergence {
    private static final double LN_2 = Math.log(2);

    private Divergence() {}

    /**
     * Total variation distance ½ Σ |p − q|: the share that would have to move to make one of the other, 0 to 1. Jain and Wallace 2019
     * (arXiv:1902.10186) compare what models say by it.
     */
    public static double totalVariation(float[] p, float[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += Math.abs((double) p[i] - q[i]);
        }
        return sum / 2;
    }

    /**
     * The mean of that distance over the rows of two attention maps.
     *
     * @param first the row to begin with: a causal model's first token sees itself alone, so that all maps agree in its row
     * @return NaN where there is no such row
     */
    public static double ofRows(Matrix a, Matrix b, int first) {
        double sum = 0;
        for (int row = first; row < a.rows(); row++) {
            sum += totalVariation(a.row(row), b.row(row));
        }
        return sum / (a.rows() - first);
    }

    /**
     * Kullback and Leibler 1951: Σ p · log₂(p / q) in bits, how much it costs to take q for p; 0 for equal ones.
     *
     * @param p logits, whose softmax is the first distribution
     * @param q logits of the second
     */
    public static double bits(float[] p, float[] q) {
        double[] logP = logarithms(p);
        double[] logQ = logarithms(q);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += Math.exp(logP[i]) * (logP[i] - logQ[i]);
        }
        return Math.max(0, sum / LN_2);
    }

    /** The same where the second distribution is even: log₂ of how many there are, less the entropy of the first. */
    public static double bitsFromEven(float... p) {
        return bits(p, new float[p.length]);
    }

    /** Total variation distance of two softmaxes, given their logits. */
    public static double moved(float[] p, float[] q) {
        double[] logP = logarithms(p);
        double[] logQ = logarithms(q);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += Math.abs(Math.exp(logP[i]) - Math.exp(logQ[i]));
        }
        return sum / 2;
    }

    /** ln of the softmax. */
    public static double[] logarithms(float... logits) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            greatest = Math.max(greatest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - greatest);
        }
        double logSum = Math.log(sum);
        double[] logs = new double[logits.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = logits[i] - greatest - logSum;
        }
        return logs;
    }
}
