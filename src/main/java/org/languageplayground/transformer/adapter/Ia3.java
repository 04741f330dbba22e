package org.languageplayground.transformer.adapter;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.languageplayground.transformer.BlockWeights;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.matrix.Slice;

/**
 * (IA)³: keys, values and the MLP's activated hidden layer are each multiplied by a trained vector, number by number (Liu et
 * al. 2022, arXiv:2205.05638, section 3.3). Scaling the outputs of a linear map scales the columns of its weight and its
 * bias; scaling its inputs scales the rows of its weight.
 *
 * @param scalings one a block
 */
public record Ia3(Weights base, List<Scaling> scalings) implements Adaptation {

    /**
     * The vectors of one block; all ones leave it as it was.
     *
     * @param key {@code [1][width]}
     * @param value {@code [1][width]}
     * @param hidden {@code [1][hidden]}
     */
    public record Scaling(Matrix key, Matrix value, Matrix hidden) {}

    /** Starts at the base. */
    public static Ia3 of(Weights base) {
        return new Ia3(
                base,
                base.blocks().stream()
                        .map(block -> {
                            int width = block.attentionOutput().weight().rows();
                            return new Scaling(
                                    ones(width),
                                    ones(width),
                                    ones(block.mlpOutput().weight().rows()));
                        })
                        .toList());
    }

    private static Matrix ones(int size) {
        float[] ones = new float[size];
        Arrays.fill(ones, 1);
        return Matrix.row(ones);
    }

    @Override
    public List<Matrix> trained() {
        return scalings.stream()
                .flatMap(scaling -> Stream.of(scaling.key, scaling.value, scaling.hidden))
                .toList();
    }

    @Override
    public Weights effective() {
        Weights weights = base.copying(base.blocks().stream()
                .flatMap(block -> Stream.of(
                        block.queryKeyValue().weight(),
                        block.queryKeyValue().bias(),
                        block.mlpOutput().weight()))
                .toList());
        for (int layer = 0; layer < scalings.size(); layer++) {
            BlockWeights block = weights.blocks().get(layer);
            Scaling scaling = scalings.get(layer);
            scaleColumns(Target.KEY.weight(block), scaling.key);
            scaleColumns(Target.KEY.bias(block), scaling.key);
            scaleColumns(Target.VALUE.weight(block), scaling.value);
            scaleColumns(Target.VALUE.bias(block), scaling.value);
            scaleColumns(Target.MLP_OUTPUT.weight(block).transposed(), scaling.hidden);
        }
        return weights;
    }

    private static void scaleColumns(Slice weight, Matrix scaling) {
        for (int row = 0; row < weight.rows(); row++) {
            for (int column = 0; column < weight.columns(); column++) {
                weight.set(row, column, weight.get(row, column) * scaling.get(0, column));
            }
        }
    }

    @Override
    public void backward(Weights gradient, List<Matrix> sums) {
        for (int layer = 0; layer < scalings.size(); layer++) {
            BlockWeights frozen = base.blocks().get(layer);
            BlockWeights changed = gradient.blocks().get(layer);
            Matrix dKey = sums.get(3 * layer);
            Matrix dValue = sums.get(3 * layer + 1);
            addColumnProducts(Target.KEY.weight(frozen), Target.KEY.weight(changed), dKey);
            addColumnProducts(Target.KEY.bias(frozen), Target.KEY.bias(changed), dKey);
            addColumnProducts(Target.VALUE.weight(frozen), Target.VALUE.weight(changed), dValue);
            addColumnProducts(Target.VALUE.bias(frozen), Target.VALUE.bias(changed), dValue);
            addColumnProducts(
                    Target.MLP_OUTPUT.weight(frozen).transposed(),
                    Target.MLP_OUTPUT.weight(changed).transposed(),
                    sums.get(3 * layer + 2));
        }
    }

    /** The gradient of a factor on a column is the column's dot product with the gradient of the scaled column. */
    private static void addColumnProducts(Slice weight, Slice gradient, Matrix sum) {
        for (int row = 0; row < weight.rows(); row++) {
            for (int column = 0; column < weight.columns(); column++) {
                sum.values()[column] += weight.get(row, column) * gradient.get(row, column);
            }
        }
    }
}
