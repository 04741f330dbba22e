package org.languageplayground.transformer.measure;

/** The cosine of the angle between two vectors, −1 to 1; NaN where one has no length. */
public final class Cosine {
    private Cosine() {}

    /** Of two vectors of the same size. */
    public static double of(float[] one, float[] other) {
        double product = 0;
        double oneSquared = 0;
        double otherSquared = 0;
        for (int i = 0; i < one.length; i++) {
            product += (double) one[i] * other[i];
            oneSquared += (double) one[i] * one[i];
            otherSquared += (double) other[i] * other[i];
        }
        return product / Math.sqrt(oneSquared * otherSquared);
    }
}
