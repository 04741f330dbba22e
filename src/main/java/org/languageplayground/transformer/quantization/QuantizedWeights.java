package org.languageplayground.transformer.quantization;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.languageplayground.transformer.BlockWeights;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * A model whose blocks' four weight matrices are kept in 4 bits. Embeddings, head, biases and layer norms stay as they are,
 * as in QLoRA (arXiv:2305.14314).
 */
public final class QuantizedWeights implements Supplier<Weights> {
    private final Weights base;
    private final Map<Matrix, QuantizedMatrix> quantized = new IdentityHashMap<>();

    /** Quantises the blocks of {@code base}. */
    public QuantizedWeights(Weights base, FourBitType type, boolean doubled) {
        this.base = base;
        for (BlockWeights block : base.blocks()) {
            for (Matrix matrix : List.of(
                    block.queryKeyValue().weight(),
                    block.attentionOutput().weight(),
                    block.mlpInput().weight(),
                    block.mlpOutput().weight())) {
                quantized.put(matrix, QuantizedMatrix.of(matrix, type, doubled));
            }
        }
    }

    /** The weights to compute with, dequantised anew. */
    @Override
    public Weights get() {
        return base.map(matrix -> {
            QuantizedMatrix own = quantized.get(matrix);
            return own == null ? matrix : own.dequantized();
        });
    }

    /** What the model takes in memory: quantised matrices as they are stored, all others in float32. */
    public long bytes() {
        long bytes = quantizedBytes();
        for (Matrix matrix : base.matrices()) {
            bytes += quantized.containsKey(matrix) ? 0 : (long) Float.BYTES * matrix.values().length;
        }
        return bytes;
    }

    /** What the quantised matrices alone take. */
    public long quantizedBytes() {
        return quantized.values().stream().mapToLong(QuantizedMatrix::bytes).sum();
    }
}
