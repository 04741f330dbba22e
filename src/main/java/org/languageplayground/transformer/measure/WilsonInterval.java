package org.languageplayground.transformer.measure;

/** The interval in which a share lies with 95 % confidence, given some right out of so many asked (Wilson 1927). */
public record WilsonInterval(double low, double high) {
    private static final double Z = 1.959964;

    /** Of a share. */
    public static WilsonInterval of(int right, int asked) {
        double share = (double) right / asked;
        double centre = share + Z * Z / (2 * asked);
        double half = Z * Math.sqrt(share * (1 - share) / asked + Z * Z / (4.0 * asked * asked));
        double all = 1 + Z * Z / asked;
        return new WilsonInterval((centre - half) / all, (centre + half) / all);
    }
}
