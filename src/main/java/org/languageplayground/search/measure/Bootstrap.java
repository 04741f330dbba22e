package org.languageplayground.search.measure;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * How sure a mean over queries is: the interval that holds it in 95 of 100 samples drawn from the same queries (percentile
 * bootstrap; Efron 1979).
 *
 * @param mean the mean itself
 * @param low the lower end of the interval
 * @param high the upper end
 */
public record Bootstrap(double mean, double low, double high) {
    private static final int SAMPLES = 10_000;
    private static final long SEED = 1_979;

    /**
     * The mean of a value a query, such as the difference between two methods.
     *
     * @throws IllegalArgumentException if there is no value
     */
    public static Bootstrap of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("there is no query to draw from");
        }
        RandomGenerator random = new SplittableRandom(SEED);
        double[] means = new double[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[sample] = sum / values.length;
        }
        Arrays.sort(means);
        return new Bootstrap(
                Arrays.stream(values).average().orElseThrow(), means[SAMPLES / 40], means[SAMPLES - 1 - SAMPLES / 40]);
    }

    /** Whether the interval leaves zero out. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }
}
