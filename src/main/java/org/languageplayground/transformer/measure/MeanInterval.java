package org.languageplayground.transformer.measure;

import java.util.Collection;

/**
 * A mean over texts, and the interval in which that of all such texts lies with 95 % confidence, by its standard error.
 *
 * @param texts how many there were
 */
public record MeanInterval(double mean, double low, double high, int texts) {
    private static final double Z = 1.959964;

    /** The mean of these; NaN with an empty interval where there is none, the whole line where there is one. */
    public static MeanInterval of(Collection<Double> values) {
        int count = values.size();
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        double half = count < 2 ? Double.POSITIVE_INFINITY : Z * Math.sqrt(squares / (count - 1) / count);
        return new MeanInterval(mean, mean - half, mean + half, count);
    }
}
