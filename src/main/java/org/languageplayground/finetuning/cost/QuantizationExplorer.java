package org.languageplayground.finetuning.cost;

import java.util.List;
import java.util.Map;
import org.languageplayground.compute.QuantizationEffects;
import org.languageplayground.compute.QuantizationEffects.Storage;
import org.languageplayground.transformer.BlockWeights;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.ApproximationError;
import org.languageplayground.transformer.measure.Entropy;
import org.languageplayground.transformer.quantization.QuantizedMatrix;
import org.languageplayground.ui.QueryReader;

/** One tab's look at 4-bit matrices: a matrix of the shipped model, and a type. */
public final class QuantizationExplorer {
    private static final int SHIPPED_BITS = 16;

    private final QuantizationEffects effects;
    private QuantizationState state = QuantizationState.FIRST;

    public QuantizationExplorer(QuantizationEffects effects) {
        this.effects = effects;
    }

    /**
     * How one way of keeping it suits the matrix.
     *
     * @param error against the matrix as shipped
     * @param bits that are stored for each number, constants included
     */
    record Fit(Storage storage, ApproximationError error, double bits) {}

    /**
     * What is shown of the matrix.
     *
     * @param histogram how many numbers each level of the type stands for
     * @param entropy of the codes, in bits: 4 where every level is used equally often
     */
    record Reading(QuantizationState state, Matrix weight, int[] histogram, double entropy, List<Fit> fits) {

        /** How the chosen type suits the matrix, its constants in 32 bits. */
        Fit chosen() {
            return fits.stream()
                    .filter(fit -> fit.storage().equals(new Storage(state.type(), false)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    QuantizationState state() {
        return state;
    }

    QuantizationEffects effects() {
        return effects;
    }

    void show(QuantizationState wanted) {
        state = wanted;
    }

    /** Back to the first view. */
    public void reset() {
        state = QuantizationState.FIRST;
    }

    /** Takes what a link says of it. */
    public void restore(QueryReader query) {
        state = QuantizationState.read(query, state);
    }

    /** Adds what a link should say. */
    public void write(Map<String, String> parameters) {
        state.write(parameters);
    }

    Reading reading() {
        Matrix weight = weight(state.place());
        int[] histogram = QuantizedMatrix.of(weight, state.type(), false).histogram();
        float[] shares = new float[histogram.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) histogram[i] / weight.values().length;
        }
        return new Reading(
                state,
                weight,
                histogram,
                Entropy.bits(shares),
                Storage.ALL.stream().map(storage -> fit(storage, weight)).toList());
    }

    private Matrix weight(QuantizationState.Place place) {
        BlockWeights block = effects.base().weights().blocks().get(place.layer());
        return place.target().linear(block).weight();
    }

    private static Fit fit(Storage storage, Matrix weight) {
        if (storage.type() == null) {
            return new Fit(storage, ApproximationError.of(weight, weight), SHIPPED_BITS);
        }
        QuantizedMatrix quantized = QuantizedMatrix.of(weight, storage.type(), storage.doubled());
        return new Fit(
                storage,
                ApproximationError.of(weight, quantized.dequantized()),
                8.0 * quantized.bytes() / weight.values().length);
    }
}
