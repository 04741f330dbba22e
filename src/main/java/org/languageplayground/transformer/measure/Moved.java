package org.languageplayground.transformer.measure;

/**
 * How much of the way from one outcome to another was gone (Wang et al. 2022, arXiv:2211.00593; Heimersheim and Nanda 2024,
 * arXiv:2404.15255).
 */
public final class Moved {
    private Moved() {}

    /**
     * (point − from)·(to − from) / |to − from|²: 0 for nothing, 1 for all of the way; less than 0 away from it, more than 1 beyond. Of single
     * numbers, such as differences of logits, (point − from)/(to − from). NaN where both ends are the same.
     *
     * @param from outcome, {@code [dimensions]}
     */
    public static double share(double[] from, double[] to, double[] point) {
        double along = 0;
        double square = 0;
        for (int i = 0; i < from.length; i++) {
            along += (point[i] - from[i]) * (to[i] - from[i]);
            square += (to[i] - from[i]) * (to[i] - from[i]);
        }
        return along / square;
    }
}
