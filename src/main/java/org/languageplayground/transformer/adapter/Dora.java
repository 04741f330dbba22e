package org.languageplayground.transformer.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.matrix.Slice;

/**
 * DoRA: W′ = m · V/‖V‖ with V = W + scale · A·B, column by column, since a column of an {@code [in][out]} weight makes one
 * output (Liu et al. 2024, arXiv:2402.09353, equation 5). It starts with m = ‖W‖. The gradient is the whole one; the paper's
 * section 4.3, and PEFT with it, holds ‖V‖ constant there to save memory.
 *
 * @param base gives the frozen weights, asked for at every forward pass
 * @param magnitudes m of each pair, {@code [1][out]}
 */
public record Dora(Supplier<Weights> base, boolean rankStabilized, List<LowRank> pairs, List<Matrix> magnitudes)
        implements Adaptation {

    /** Starts at the base. */
    public static Dora of(Supplier<Weights> base, LoraSettings settings, RandomGenerator random) {
        Weights weights = base.get();
        List<LowRank> pairs = settings.pairs(weights, random);
        List<Matrix> magnitudes = pairs.stream()
                .map(pair -> Matrix.row(norms(pair.weight(weights))))
                .toList();
        return new Dora(base, settings.rankStabilized(), pairs, magnitudes);
    }

    /** A, B and m of each pair. */
    @Override
    public List<Matrix> trained() {
        List<Matrix> trained = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            trained.addAll(List.of(pairs.get(i).a(), pairs.get(i).b(), magnitudes.get(i)));
        }
        return trained;
    }

    @Override
    public Weights effective() {
        Weights weights = Lora.copied(base.get(), pairs);
        for (int i = 0; i < pairs.size(); i++) {
            Slice weight = pairs.get(i).weight(weights);
            pairs.get(i).addTo(weight);
            float[] norms = norms(weight);
            for (int column = 0; column < weight.columns(); column++) {
                float factor = magnitudes.get(i).get(0, column) / norms[column];
                for (int row = 0; row < weight.rows(); row++) {
                    weight.set(row, column, factor * weight.get(row, column));
                }
            }
        }
        return weights;
    }

    /** dm = (dW′·V)/‖V‖ and dV = m/‖V‖ · (dW′ − (dW′·V)/‖V‖² · V) in each column, then as LoRA does. */
    @Override
    public void backward(Weights gradient, List<Matrix> sums) {
        Weights frozen = base.get();
        for (int i = 0; i < pairs.size(); i++) {
            LowRank pair = pairs.get(i);
            Matrix v = pair.weight(frozen).copy();
            pair.addTo(v.slice());
            float[] norms = norms(v.slice());
            Matrix dV = pair.weight(gradient).copy();
            for (int column = 0; column < v.columns(); column++) {
                float product = 0;
                for (int row = 0; row < v.rows(); row++) {
                    product += dV.get(row, column) * v.get(row, column);
                }
                float norm = norms[column];
                sums.get(3 * i + 2).values()[column] += product / norm;
                for (int row = 0; row < v.rows(); row++) {
                    float across = dV.get(row, column) - product / (norm * norm) * v.get(row, column);
                    dV.set(row, column, magnitudes.get(i).get(0, column) / norm * across);
                }
            }
            pair.backward(dV.slice(), sums.get(3 * i), sums.get(3 * i + 1));
        }
    }

    /** The Euclidean length of each column; that of a column of zeros is put just above 0, so that it stays zero. */
    public static float[] norms(Slice weight) {
        float[] norms = new float[weight.columns()];
        for (int column = 0; column < norms.length; column++) {
            double sum = 0;
            for (int row = 0; row < weight.rows(); row++) {
                sum += (double) weight.get(row, column) * weight.get(row, column);
            }
            norms[column] = (float) Math.max(Math.sqrt(sum), 1e-12);
        }
        return norms;
    }
}
