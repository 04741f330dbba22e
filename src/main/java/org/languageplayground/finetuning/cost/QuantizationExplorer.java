package org.languageplayground.finetuning.cost;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.languageplayground.compute.QuantizationEffects;
import org.languageplayground.compute.QuantizationEffects.Storage;
import org.languageplayground.transformer.BlockWeights;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.folder.FolderFiles;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.ApproximationError;
import org.languageplayground.transformer.measure.Entropy;
import org.languageplayground.transformer.quantization.FourBitType;
import org.languageplayground.transformer.quantization.QuantizedMatrix;
import org.languageplayground.ui.PageText;

/** What 4 bits make of the matrices of the shipped model. */
public final class QuantizationExplorer {
    private static final int SHIPPED_BITS = 16;

    private final QuantizationEffects effects;
    private volatile Runnable listener = () -> {};
    private Reading last;

    public QuantizationExplorer(QuantizationEffects effects) {
        this.effects = effects;
    }

    /**
     * A matrix that is quantised as one.
     *
     * @param layer from 0
     * @param target query stands for query, key and value, which are one matrix
     */
    public record Place(int layer, Target target) {
        private static final int LAYERS = 3;

        static final Place FIRST = new Place(1, Target.MLP_INPUT);

        /** All of the model. */
        static final List<Place> ALL = IntStream.range(0, LAYERS)
                .boxed()
                .flatMap(layer -> Arrays.stream(Target.values())
                        .filter(target -> target == Target.QUERY || !target.fused())
                        .map(target -> new Place(layer, target)))
                .toList();

        String id() {
            return layer + 1 + "." + key();
        }

        String key() {
            return PageText.key(target);
        }
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
    record Reading(Place place, FourBitType type, Matrix weight, int[] histogram, double entropy, List<Fit> fits) {

        /** How the chosen type suits the matrix, its constants in 32 bits. */
        Fit chosen() {
            return fits.stream()
                    .filter(fit -> fit.storage().equals(new Storage(type, false)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Whom to tell that another effect has been measured; called from any thread. */
    public void onChange(Runnable newListener) {
        listener = newListener;
    }

    /** Another effect has been measured. */
    void tell() {
        listener.run();
    }

    /** Lets the effects be measured that have not been. */
    void measure() {
        effects.measure(this::tell);
    }

    /** What the model was loaded from. */
    FolderFiles folder() {
        return effects.folder();
    }

    /** What has been measured so far, in the order of {@link Storage#ALL}. */
    List<QuantizationEffects.Effect> measured() {
        return effects.measured();
    }

    /** Why no more is being measured, if that went wrong. */
    Optional<Throwable> failure() {
        return effects.failure();
    }

    /** What is shown of a matrix. The page asks at each change of the tab for the same one. */
    Reading reading(Place place, FourBitType type) {
        if (last == null || !last.place().equals(place) || last.type() != type) {
            last = read(place, type);
        }
        return last;
    }

    private Reading read(Place place, FourBitType type) {
        Matrix weight = weight(place);
        int[] histogram = QuantizedMatrix.of(weight, type, false).histogram();
        float[] shares = new float[histogram.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) histogram[i] / weight.values().length;
        }
        return new Reading(
                place,
                type,
                weight,
                histogram,
                Entropy.bits(shares),
                Storage.ALL.stream().map(storage -> fit(storage, weight)).toList());
    }

    private Matrix weight(Place place) {
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
