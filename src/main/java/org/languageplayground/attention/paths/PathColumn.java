package org.languageplayground.attention.paths;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.languageplayground.transformer.measure.Attribution;
import org.languageplayground.transformer.measure.Entropy;
import org.languageplayground.transformer.measure.Faithfulness;
import org.languageplayground.transformer.measure.RankCorrelation;

/**
 * What one method says of all tokens of the sentence.
 *
 * @param attribution the method, and where it looks; null for what switching off really does
 * @param scores as the method gives them, {@code [tokens]}; NaN where it says nothing
 */
record PathColumn(Attribution attribution, double[] scores) {

    /** Each score as a share of all, {@code [tokens]}; 0 for all where no token has any, NaN where nothing is said. */
    double[] shares() {
        double sum = Arrays.stream(scores).filter(Double::isFinite).sum();
        return Arrays.stream(scores)
                .map(score -> Double.isNaN(score) ? score : sum == 0 ? 0 : score / sum)
                .toArray();
    }

    /** Entropy of the shares in bits. */
    double bits() {
        return Entropy.bits(Arrays.stream(shares()).filter(Double::isFinite).toArray());
    }

    /** The token with the greatest score among some, the first of equal ones; −1 where none has any. */
    int favourite(int... tokens) {
        return IntStream.of(tokens)
                .filter(token -> scores[token] != 0)
                .reduce((best, token) -> scores[token] > scores[best] ? token : best)
                .orElse(-1);
    }

    /** Spearman's ρ with another column over some tokens. */
    double rho(PathColumn other, int... tokens) {
        return Faithfulness.of(Faithfulness.only(scores, tokens), Faithfulness.only(other.scores, tokens))
                .rho();
    }

    /** What |ρ| stays below in 95 of 100 random orders of so many tokens. */
    double chance(PathColumn other, int... tokens) {
        return RankCorrelation.chance(Faithfulness.only(scores, tokens), Faithfulness.only(other.scores, tokens));
    }
}
