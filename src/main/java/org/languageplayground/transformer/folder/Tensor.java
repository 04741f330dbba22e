package org.languageplayground.transformer.folder;

import java.util.Arrays;
import java.util.List;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * A named array of a safetensors file.
 *
 * @param shape one size an axis
 * @param values the last axis runs fastest
 */
public record Tensor(List<Integer> shape, float[] values) {

    /** A matrix as it is, its numbers shared. */
    public static Tensor of(Matrix matrix) {
        return new Tensor(List.of(matrix.rows(), matrix.columns()), matrix.values());
    }

    /** One axis. */
    public static Tensor row(float... values) {
        return new Tensor(List.of(values.length), values);
    }

    /** Refuses so many bytes of numbers where they are more than half of what this Java process may use. */
    static void requireRoom(long bytes, String label) {
        if (bytes > Runtime.getRuntime().maxMemory() / 2) {
            throw new ModelFolderException(label, "needs more memory than half of what this Java process may use");
        }
    }

    boolean finite() {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor && shape.equals(tensor.shape) && Arrays.equals(values, tensor.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
