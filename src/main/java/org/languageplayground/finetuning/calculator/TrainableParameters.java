package org.languageplayground.finetuning.calculator;

import java.util.List;
import java.util.function.ToLongFunction;

/** How many numbers a method trains: one formula a method, in the letters of its paper. */
public final class TrainableParameters {
    private TrainableParameters() {}

    private static long sum(List<WeightMatrix> adapted, ToLongFunction<WeightMatrix> ofOne) {
        return adapted.stream()
                .mapToLong(matrix -> matrix.copies() * ofOne.applyAsLong(matrix))
                .sum();
    }

    /** A {@code [r][d_in]} and B {@code [d_out][r]}: r · (d_in + d_out) a matrix (Hu et al. 2021). */
    public static long lora(List<WeightMatrix> adapted, int r) {
        return sum(adapted, w -> (long) r * (w.inputs() + w.outputs()));
    }

    /** LoRA and one magnitude an output: r · (d_in + d_out) + d_out a matrix (Liu et al. 2024). */
    public static long dora(List<WeightMatrix> adapted, int r) {
        return lora(adapted, r) + sum(adapted, WeightMatrix::outputs);
    }

    /** B alone, A stays random: r · d_out a matrix (Zhang et al. 2023). */
    public static long loraFa(List<WeightMatrix> adapted, int r) {
        return sum(adapted, w -> (long) r * w.outputs());
    }

    /** Two vectors around frozen matrices that all layers share: r + d_out a matrix (Kopiczko et al. 2023). */
    public static long vera(List<WeightMatrix> adapted, int r) {
        return sum(adapted, w -> (long) r + w.outputs());
    }

    /** Two adapters a layer, each down to m and up again with biases: 2 · L · (2dm + m + d) (Houlsby et al. 2019). */
    public static long adapters(int layers, int d, int m) {
        return 2L * layers * (2L * d * m + m + d);
    }

    /** A key and a value a layer for each of n virtual tokens: 2 · L · d_kv · n (Li and Liang 2021). */
    public static long prefix(int layers, int keyValueWidth, int n) {
        return 2L * layers * keyValueWidth * n;
    }

    /** Embeddings of n virtual tokens: n · d (Lester et al. 2021). */
    public static long prompt(int d, int n) {
        return (long) n * d;
    }

    /** Virtual tokens and the three layers that encode them, e wide: n·d + (d·e + e) + (e·e + e) + (e·d + d) (Liu et al. 2021). */
    public static long pTuning(int d, int n, int e) {
        return (long) n * d + ((long) d * e + e) + ((long) e * e + e) + ((long) e * d + d);
    }

    /** Factors on keys, values and the MLP's inner numbers: L · (d_k + d_v + d_ff) (Liu et al. 2022). */
    public static long ia3(int layers, int keyValueWidth, int feedForward) {
        return layers * (2L * keyValueWidth + feedForward);
    }
}
