package org.languageplayground.transformer.sampling;

import java.util.stream.IntStream;
import org.languageplayground.transformer.measure.Entropy;

/**
 * Which tokens can come next, and how likely each is, on the way from the model to the draw. Three rows of {@code [vocabulary]} that sum to 1.
 *
 * @param order the ids, the likeliest first
 * @param model as the model says
 * @param tempered after the temperature
 * @param kept after the cuts; 0 for a token that was cut off
 */
public record NextToken(int[] order, double[] model, double[] tempered, double[] kept) {

    /** The id that a number from 0 to 1 falls on, when the kept tokens lie side by side, each as wide as it is likely. */
    public int draw(double chance) {
        double sum = 0;
        int last = order[0];
        for (int id : order) {
            if (kept[id] == 0) {
                break;
            }
            last = id;
            sum += kept[id];
            if (chance < sum) {
                break;
            }
        }
        return last;
    }

    /** How many tokens can be drawn. */
    public int left() {
        return (int) IntStream.of(order).filter(id -> kept[id] > 0).count();
    }

    /** The probability, after the temperature, of all that was cut off. */
    public double cutOff() {
        return IntStream.of(order)
                .filter(id -> kept[id] == 0)
                .mapToDouble(id -> tempered[id])
                .sum();
    }

    /** The place of an id in the model's order, counted from 1. */
    public int rank(int id) {
        return IntStream.range(0, order.length)
                        .filter(i -> order[i] == id)
                        .findFirst()
                        .orElseThrow()
                + 1;
    }

    /** How many tokens share the model's choice in effect, 2^entropy. */
    public double effectiveOfModel() {
        return Entropy.effectiveTokens(Entropy.bits(model));
    }

    /** The same of what can be drawn. */
    public double effectiveOfKept() {
        return Entropy.effectiveTokens(Entropy.bits(kept));
    }
}
