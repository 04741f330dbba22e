package org.languageplayground.transformer.measure;

import java.util.stream.IntStream;

/**
 * How well a method tells what a model has used: whether it agrees with what switching tokens off does (Jacovi and Goldberg 2020,
 * arXiv:2004.03685, on what the word should mean).
 *
 * @param rho Spearman's ρ of the two over tokens; NaN where one of them is the same for all, or there are fewer than two tokens
 * @param right 1 where the token with the greatest score changes most without it, 0 where it does not; of equal greatest scores each has its part
 */
public record Faithfulness(double rho, double right) {

    /**
     * Over the tokens that are compared.
     *
     * @param scores of the method, {@code [tokens]}
     * @param changes without each token, {@code [tokens]}
     */
    public static Faithfulness of(double[] scores, double[] changes) {
        double greatest = IntStream.range(0, scores.length)
                .mapToDouble(i -> scores[i])
                .max()
                .orElse(Double.NaN);
        double most = IntStream.range(0, changes.length)
                .mapToDouble(i -> changes[i])
                .max()
                .orElse(Double.NaN);
        double right = IntStream.range(0, scores.length)
                .filter(i -> scores[i] == greatest)
                .mapToDouble(i -> changes[i] == most ? 1 : 0)
                .average()
                .orElse(Double.NaN);
        return new Faithfulness(RankCorrelation.of(scores, changes), right);
    }

    /** The values of some tokens. */
    public static double[] only(double[] values, int... tokens) {
        return IntStream.of(tokens).mapToDouble(token -> values[token]).toArray();
    }
}
