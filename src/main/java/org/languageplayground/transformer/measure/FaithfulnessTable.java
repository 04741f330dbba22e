package org.languageplayground.transformer.measure;

import java.util.List;
import java.util.Map;

/**
 * How well methods agree with what switching tokens off does, text by text.
 *
 * @param texts how many
 * @param scores of each method at each place
 */
public record FaithfulnessTable(int texts, Map<Attribution, Scores> scores) {

    /**
     * A value a text, the mean over the tokens that were asked for; NaN where the text has none.
     *
     * @param rho Spearman's ρ
     * @param right share of the tokens for which the method's greatest is the one that changes most
     */
    public record Scores(List<Double> rho, List<Double> right) {
        Scores copy() {
            return new Scores(List.copyOf(rho), List.copyOf(right));
        }

        /** Those of such values that there are. */
        public static double[] known(List<Double> values) {
            return values.stream()
                    .mapToDouble(Double::doubleValue)
                    .filter(Double::isFinite)
                    .toArray();
        }
    }

    /** Of one method at one place. */
    public Scores of(Attribution attribution) {
        return scores.get(attribution);
    }
}
