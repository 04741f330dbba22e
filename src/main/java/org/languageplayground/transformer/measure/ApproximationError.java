package org.languageplayground.transformer.measure;

import org.languageplayground.transformer.matrix.Matrix;

/**
 * How far a matrix is from the one that it stands for.
 *
 * @param rootMeanSquare √(Σ (a − b)² / n)
 * @param relative ‖A − B‖ / ‖A‖ by the Frobenius norm; 0 for a matrix of zeros that is met exactly
 */
public record ApproximationError(double rootMeanSquare, double relative) {

    /** The error of {@code approximation}. */
    public static ApproximationError of(Matrix original, Matrix approximation) {
        if (original.rows() != approximation.rows() || original.columns() != approximation.columns()) {
            throw new IllegalArgumentException(
                    "a " + original + " matrix cannot be compared with a " + approximation + " one");
        }
        double error = 0;
        double size = 0;
        for (int i = 0; i < original.values().length; i++) {
            double difference = original.values()[i] - approximation.values()[i];
            error += difference * difference;
            size += (double) original.values()[i] * original.values()[i];
        }
        return new ApproximationError(
                Math.sqrt(error / original.values().length), error == 0 ? 0 : Math.sqrt(error / size));
    }
}
