package org.languageplayground.transformer.measure;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * Whether two measures put the same things in the same order: Spearman's ρ, 1 for the same, −1 for the reverse. Ties have their mean rank.
 *
 * @param rho NaN where one of the measures is the same for all, or there is but one thing
 * @param low lower end of the interval that holds ρ in 95 of 100 samples of texts drawn from the same ones (percentile bootstrap)
 * @param high its upper end
 * @param chance what |ρ| stays below in 95 of 100 random orders
 */
public record RankCorrelation(double rho, double low, double high, double chance) {
    private static final int SAMPLES = 1_000;
    private static final long SEED = 1_904;

    /**
     * Of means over texts.
     *
     * @param first one measure, {@code [texts][things]}
     * @param second the other, {@code [texts][things]}
     * @param finish what is made of the second's means before they are ranked
     */
    public static RankCorrelation of(double[][] first, double[][] second, UnaryOperator<double[]> finish) {
        RandomGenerator random = new SplittableRandom(SEED);
        int texts = first.length;
        int[] all = IntStream.range(0, texts).toArray();
        double[] ofFirst = mean(first, all);
        double[] ofSecond = finish.apply(mean(second, all));
        double[] drawn = IntStream.range(0, SAMPLES)
                .mapToDouble(sample -> {
                    int[] some = random.ints(texts, 0, texts).toArray();
                    return of(mean(first, some), finish.apply(mean(second, some)));
                })
                .sorted()
                .toArray();
        return new RankCorrelation(
                of(ofFirst, ofSecond),
                drawn[SAMPLES / 40],
                drawn[SAMPLES - 1 - SAMPLES / 40],
                chance(ofFirst, ofSecond, random));
    }

    /** What |ρ| stays below in 95 of 100 random orders of the second measure; NaN where there is no ρ. */
    public static double chance(double[] first, double... second) {
        return chance(first, second, new SplittableRandom(SEED));
    }

    private static double chance(double[] first, double[] second, RandomGenerator random) {
        double[] shuffled = IntStream.range(0, SAMPLES)
                .mapToDouble(sample -> Math.abs(of(first, shuffled(second, random))))
                .sorted()
                .toArray();
        return shuffled[SAMPLES - 1 - SAMPLES / 20];
    }

    /** Spearman's ρ alone. */
    public static double of(double[] first, double... second) {
        return first.length < 2 ? Double.NaN : new SpearmansCorrelation().correlation(first, second);
    }

    /** The mean over some of the texts, which may be drawn more than once. */
    public static double[] mean(double[][] values, int... texts) {
        double[] mean = new double[values[0].length];
        for (int text : texts) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += values[text][i] / texts.length;
            }
        }
        return mean;
    }

    private static double[] shuffled(double[] values, RandomGenerator random) {
        Double[] boxed = Arrays.stream(values).boxed().toArray(Double[]::new);
        Collections.shuffle(Arrays.asList(boxed), new Random(random.nextLong()));
        return Arrays.stream(boxed).mapToDouble(Double::doubleValue).toArray();
    }
}
