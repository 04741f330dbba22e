package org.languageplayground.transformer.adapter;

import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.matrix.Slice;

/**
 * The change ΔW = scale · A·B of one linear map, which computes x·W + b. (The papers write matrices the other way round, B·A
 * with {@code [out][in]}.)
 *
 * @param a {@code [in][rank]}
 * @param b {@code [rank][out]}
 */
public record LowRank(int layer, Target target, Matrix a, Matrix b, double scale) {

    /** The map's weight in some weights, {@code [in][out]}, without copying. */
    public Slice weight(Weights weights) {
        return target.weight(weights.blocks().get(layer));
    }

    /** ΔW, {@code [in][out]}. */
    public Matrix change() {
        Matrix change = Matrix.zeros(a.rows(), b.columns());
        addTo(change.slice());
        return change;
    }

    /** W += scale · A·B. */
    void addTo(Slice weight) {
        Kernels.active().multiplyAdd(times(scale, a).slice(), b.slice(), weight);
    }

    /** W −= scale · A·B. */
    void subtractFrom(Slice weight) {
        Kernels.active().multiplyAdd(times(-scale, a).slice(), b.slice(), weight);
    }

    /** dA += scale · dW·Bᵀ and dB += scale · Aᵀ·dW. */
    void backward(Slice dWeight, Matrix dA, Matrix dB) {
        Kernels.active().multiplyAdd(dWeight, times(scale, b).slice().transposed(), dA.slice());
        Kernels.active().multiplyAdd(times(scale, a).slice().transposed(), dWeight, dB.slice());
    }

    private static Matrix times(double factor, Matrix matrix) {
        Matrix result = matrix.copy();
        for (int i = 0; i < result.values().length; i++) {
            result.values()[i] *= (float) factor;
        }
        return result;
    }
}
