package org.languageplayground.transformer.measure;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.matrix.Slice;

/** What fine-tuning made of a model's matrices: ΔW, the weights after it minus those before. */
public record Change(Weights before, Weights after) {

    /** ΔW of one matrix, {@code [in][out]}. */
    public Matrix of(int layer, Target target) {
        Matrix change = target.weight(after.blocks().get(layer)).copy();
        Slice old = target.weight(before.blocks().get(layer));
        for (int row = 0; row < change.rows(); row++) {
            for (int column = 0; column < change.columns(); column++) {
                change.set(row, column, change.get(row, column) - old.get(row, column));
            }
        }
        return change;
    }

    /** The weights after, with the change of every matrix of the blocks cut to a rank; all else stays as it is. */
    public Weights cut(int rank) {
        Weights cut = after.copy();
        for (int layer = 0; layer < before.blocks().size(); layer++) {
            for (Target target : Target.values()) {
                Slice weight = target.weight(cut.blocks().get(layer));
                target.weight(before.blocks().get(layer)).copyTo(weight);
                Matrix change = Spectrum.of(of(layer, target)).truncated(rank);
                for (int row = 0; row < weight.rows(); row++) {
                    for (int column = 0; column < weight.columns(); column++) {
                        weight.set(row, column, weight.get(row, column) + change.get(row, column));
                    }
                }
            }
        }
        return cut;
    }

    /** ‖ΔW − ΔW′‖ / ‖ΔW‖ by the Frobenius norm, over all matrices of the blocks together. */
    public double errorOf(Change other) {
        return ApproximationError.of(all(), other.all()).relative();
    }

    /** The changes of all matrices behind one another, {@code [1][numbers]}. */
    private Matrix all() {
        float[][] parts = IntStream.range(0, before.blocks().size())
                .boxed()
                .flatMap(layer -> Arrays.stream(Target.values())
                        .map(target -> of(layer, target).values()))
                .toArray(float[][]::new);
        float[] values =
                new float[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, values, at, part.length);
            at += part.length;
        }
        return Matrix.row(values);
    }
}
