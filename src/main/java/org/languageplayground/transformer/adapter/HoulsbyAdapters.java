package org.languageplayground.transformer.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.languageplayground.transformer.BlockWeights;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.layer.BottleneckWeights;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * A bottleneck after attention and one after the MLP of every block, before the residual sum (Houlsby et al. 2019,
 * arXiv:1902.00751); the layer norms stay as they are. It starts as the identity, since the upper matrices start at 0.
 *
 * @param effective the base with bottlenecks in every block
 */
public record HoulsbyAdapters(Weights effective) implements InPlace {

    /**
     * Untrained bottlenecks.
     *
     * @param bottleneck width in the middle
     * @throws IllegalArgumentException if that is not between 1 and the model's width
     */
    public static HoulsbyAdapters of(Weights base, int bottleneck, RandomGenerator random) {
        int width = base.tokens().columns();
        if (bottleneck < 1 || bottleneck > width) {
            throw new IllegalArgumentException(
                    "the bottleneck must be between 1 and the model's width, " + width + ", not " + bottleneck);
        }
        return new HoulsbyAdapters(base.withBlocks(base.blocks().stream()
                .map(block ->
                        block.withAdapters(untrained(width, bottleneck, random), untrained(width, bottleneck, random)))
                .toList()));
    }

    private static BottleneckWeights untrained(int width, int bottleneck, RandomGenerator random) {
        return new BottleneckWeights(
                new LinearWeights(FanIn.uniform(width, bottleneck, random), Matrix.zeros(1, bottleneck)),
                new LinearWeights(Matrix.zeros(bottleneck, width), Matrix.zeros(1, width)));
    }

    @Override
    public List<Matrix> select(Weights weights) {
        List<Matrix> selected = new ArrayList<>();
        for (BlockWeights block : weights.blocks()) {
            Stream.of(block.attentionAdapter(), block.mlpAdapter())
                    .flatMap(adapter -> Stream.of(adapter.down(), adapter.up()))
                    .forEach(linear -> selected.addAll(List.of(linear.weight(), linear.bias())));
        }
        return selected;
    }
}
