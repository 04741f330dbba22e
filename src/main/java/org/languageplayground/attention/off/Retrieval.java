package org.languageplayground.attention.off;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.search.measure.Bootstrap;

/**
 * What the English encoder finds in the handbook: nDCG@10 of each question.
 *
 * @param before with all heads on
 * @param after without those that are off
 * @param random without as many that were drawn, a draw each
 * @param words by BM25, which knows no vectors
 */
record Retrieval(double[] before, double[] after, List<double[]> random, double[] words) {

    static double mean(double... ndcg) {
        return Arrays.stream(ndcg).average().orElseThrow();
    }

    /** What the heads' absence has changed, with its interval over the questions. */
    Bootstrap change() {
        return difference(after, before);
    }

    /** The same against the random draws, which are averaged question by question. */
    Bootstrap againstRandom() {
        return difference(after, randomMean());
    }

    /** The same against BM25. */
    Bootstrap againstWords() {
        return difference(after, words);
    }

    double[] randomMean() {
        return IntStream.range(0, before.length)
                .mapToDouble(question -> random.stream()
                        .mapToDouble(draw -> draw[question])
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private static Bootstrap difference(double[] of, double... from) {
        return Bootstrap.of(
                IntStream.range(0, of.length).mapToDouble(i -> of[i] - from[i]).toArray());
    }
}
