package org.languageplayground.transformer.folder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.matrix.Matrix;

/** The tensors of an adapter's file, taken out by name and shape, so that what is left at the end is foreign. */
final class AdapterTensors {
    static final String PREFIX = "base_model.model.";
    private static final int GREATEST_NAME = 120;

    private final String label;
    private final Map<String, Tensor> tensors;
    private final Map<String, String> notes;

    private AdapterTensors(String label, Map<String, Tensor> tensors, Map<String, String> notes) {
        this.label = label;
        this.tensors = tensors;
        this.notes = notes;
    }

    static AdapterTensors read(byte[] bytes, String label) {
        try {
            return new AdapterTensors(
                    label,
                    new LinkedHashMap<>(SafeTensors.read(new ByteArrayInputStream(bytes), label)),
                    SafeTensors.notes(new ByteArrayInputStream(bytes), label));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String note(String key) {
        return notes.getOrDefault(key, "");
    }

    /** A tensor's name with the model's prefix, or without it where the file was written for a model without head. */
    String name(AdapterModule module, Architecture architecture, String what) {
        String bare = PREFIX + module.name() + "." + what;
        return has(bare) ? bare : module.tensor(architecture, what);
    }

    boolean has(String name) {
        return tensors.containsKey(name);
    }

    /** How many rows a tensor has; 0 where there is no such matrix. */
    int rows(String name) {
        Tensor tensor = tensors.get(name);
        return tensor == null || tensor.shape().size() != 2 ? 0 : tensor.shape().getFirst();
    }

    /** Takes {@code [rows][columns]}. */
    Matrix matrix(String name, int rows, int columns) {
        return new Matrix(rows, columns, take(name, List.of(rows, columns)));
    }

    /** Takes {@code [size]} as {@code [1][size]}. */
    Matrix row(String name, int size) {
        return Matrix.row(take(name, List.of(size)));
    }

    /** Takes the numbers of a tensor of that shape. */
    float[] take(String name, List<Integer> shape) {
        Tensor tensor = tensors.remove(name);
        if (tensor == null) {
            throw new ModelFolderException(label, AdapterProblem.MISSING, name);
        }
        if (!tensor.shape().equals(shape)) {
            throw new ModelFolderException(label, AdapterProblem.SHAPE, name, tensor.shape(), shape);
        }
        if (!tensor.finite()) {
            throw new ModelFolderException(label, AdapterProblem.NOT_FINITE, name);
        }
        return tensor.values();
    }

    /** Refuses a file that holds more than was taken. */
    void requireNoRest() {
        if (!tensors.isEmpty()) {
            Map.Entry<String, Tensor> first = tensors.entrySet().iterator().next();
            throw new ModelFolderException(
                    label,
                    AdapterProblem.NO_PLACE,
                    JsonFile.shortened(first.getKey(), GREATEST_NAME),
                    first.getValue().shape());
        }
    }
}
