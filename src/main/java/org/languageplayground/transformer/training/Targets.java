package org.languageplayground.transformer.training;

import java.util.stream.IntStream;

/**
 * What a model should predict, and where.
 *
 * @param rows the tokens of the batch at which it predicts
 * @param ids the right token there
 * @param weights how much each counts in the loss
 */
public record Targets(int[] rows, int[] ids, float[] weights) {

    /** The sum of all weights. */
    double totalWeight() {
        double total = 0;
        for (float weight : weights) {
            total += weight;
        }
        return total;
    }

    /** The targets at the tokens {@code [from, to)}, for a batch that consists of these tokens alone. */
    Targets within(int from, int to) {
        int[] inside = IntStream.range(0, rows.length)
                .filter(i -> rows[i] >= from && rows[i] < to)
                .toArray();
        float[] weightsInside = new float[inside.length];
        for (int i = 0; i < inside.length; i++) {
            weightsInside[i] = weights[inside[i]];
        }
        return new Targets(
                IntStream.of(inside).map(i -> rows[i] - from).toArray(),
                IntStream.of(inside).map(i -> ids[i]).toArray(),
                weightsInside);
    }
}
