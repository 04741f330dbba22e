package org.languageplayground.finetuning.category;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.languageplayground.search.measure.Bootstrap;

/**
 * What an encoder still finds: nDCG@10 of each of the handbook's questions.
 *
 * @param before with the encoder as published
 * @param after with the encoder as it is tuned
 * @param difference their mean difference, with its interval over the questions
 */
public record Forgetting(double[] before, double[] after, Bootstrap difference) {

    static Forgetting of(double[] before, double... after) {
        return new Forgetting(
                before,
                after,
                Bootstrap.of(IntStream.range(0, before.length)
                        .mapToDouble(i -> after[i] - before[i])
                        .toArray()));
    }

    /** nDCG@10 before. */
    public double meanBefore() {
        return mean(before);
    }

    /** nDCG@10 after. */
    public double meanAfter() {
        return mean(after);
    }

    private static double mean(double... values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
