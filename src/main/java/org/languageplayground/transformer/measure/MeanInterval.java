package org.languageplayground.transformer.measure;

import java.util.Collection;

/**
 * A mean over texts, and the interval in which that of all such texts lies with 95 % confidence.
 *
 * @param texts how many there were
 */
public record MeanInterval(double mean, double low, double high, int texts) {
    private static final double Z = 1.959964;

    /** The mean of these, the interval by its standard error; NaN with an empty interval where there is none, the whole line where there is one. */
    public static MeanInterval of(Collection<Double> values) {
        int count = values.size();
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        double half = count < 2 ? Double.POSITIVE_INFINITY : Z * Math.sqrt(squares / (count - 1) / count);
        return new MeanInterval(mean, mean - half, mean + half, count);
    }

    /**
     * The share of ones among zeros and ones, the interval after {@link WilsonInterval}: that of nothing but zeros is not empty.
     *
     * @throws IllegalArgumentException if there is another number among them
     */
    static MeanInterval ofShare(Collection<Double> values) {
        if (values.stream().anyMatch(value -> value != 0 && value != 1)) {
            throw new IllegalArgumentException("neither right nor wrong: " + values);
        }
        if (values.isEmpty()) {
            return of(values);
        }
        int right = (int) values.stream().filter(value -> value == 1).count();
        WilsonInterval interval = WilsonInterval.of(right, values.size());
        return new MeanInterval((double) right / values.size(), interval.low(), interval.high(), values.size());
    }
}
