package org.languageplayground.transformer.folder;

import java.util.List;
import java.util.Map;
import org.languageplayground.transformer.layer.LayerNormWeights;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * The tensors of a file, asked for by name and shape.
 *
 * @param label what messages call the file
 * @param prefix put before every name below the head, "" where the file has none
 */
record NamedTensors(Map<String, Tensor> tensors, String label, String prefix) {

    /** Finds out whether the file's names carry a prefix. */
    static NamedTensors of(Map<String, Tensor> tensors, String label, String possiblePrefix) {
        boolean prefixed = tensors.keySet().stream().anyMatch(name -> name.startsWith(possiblePrefix));
        return new NamedTensors(tensors, label, prefixed ? possiblePrefix : "");
    }

    /** The same tensors, by their full names. */
    NamedTensors unprefixed() {
        return new NamedTensors(tensors, label, "");
    }

    boolean has(String name) {
        return tensors.containsKey(prefix + name);
    }

    /** {@code [rows][columns]} as stored. */
    Matrix matrix(String name, int rows, int columns) {
        return new Matrix(rows, columns, values(prefix + name, List.of(rows, columns)));
    }

    /** {@code [1][size]}. */
    Matrix row(String name, int size) {
        return Matrix.row(values(prefix + name, List.of(size)));
    }

    /** A layer norm, by its present or its old names. */
    LayerNormWeights norm(String name, int width) {
        boolean old = has(name + ".gamma");
        return new LayerNormWeights(
                row(name + (old ? ".gamma" : ".weight"), width), row(name + (old ? ".beta" : ".bias"), width));
    }

    /** A linear layer stored as {@code [in][out]} (GPT-2's Conv1D). */
    LinearWeights inByOut(String name, int in, int out) {
        return new LinearWeights(matrix(name + ".weight", in, out), row(name + ".bias", out));
    }

    /** A linear layer stored as {@code [out][in]} (PyTorch's Linear). */
    LinearWeights outByIn(String name, int in, int out) {
        return new LinearWeights(matrix(name + ".weight", out, in).transposed(), row(name + ".bias", out));
    }

    /** The first axis of a tensor. */
    int rows(String name) {
        Tensor tensor = tensors.get(prefix + name);
        return tensor == null || tensor.shape().isEmpty() ? 0 : tensor.shape().getFirst();
    }

    private float[] values(String name, List<Integer> shape) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new ModelFolderException(label, "has no tensor " + name + " in F32, F16 or BF16");
        }
        if (!tensor.shape().equals(shape)) {
            throw new ModelFolderException(
                    label, "holds " + name + " as " + tensor.shape() + ", but config.json asks for " + shape);
        }
        if (!tensor.finite()) {
            throw new ModelFolderException(label, "holds a number in " + name + " that is not finite");
        }
        return tensor.values();
    }
}
