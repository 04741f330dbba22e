package org.languageplayground.transformer.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * How much a head goes by position alone: a head whose greatest attention nearly always falls on one relative position is
 * called positional (Voita et al. 2019, arXiv:1905.09418).
 *
 * @param offset the distance back, in tokens, at which the greatest attention falls most often; negative is ahead
 * @param share of the tokens for which it does, 0 to 1
 */
public record PositionalShare(int offset, double share) {

    /**
     * The share of one head over some texts; a token that sees only itself does not count.
     *
     * @param weights the head's attention over each text, {@code [query][key]}
     * @param causal whether a query sees only the tokens up to itself
     * @throws IllegalArgumentException if no token sees another
     */
    public static PositionalShare of(List<Matrix> weights, boolean causal) {
        Map<Integer, Integer> offsets = new HashMap<>();
        int tokens = 0;
        for (Matrix head : weights) {
            for (int query = causal ? 1 : 0; query < head.rows() && head.rows() > 1; query++) {
                offsets.merge(query - greatest(head, query), 1, Integer::sum);
                tokens++;
            }
        }
        Map.Entry<Integer, Integer> best = offsets.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow(() -> new IllegalArgumentException("no token of these texts sees another"));
        return new PositionalShare(best.getKey(), best.getValue() / (double) tokens);
    }

    private static int greatest(Matrix head, int query) {
        int best = 0;
        for (int key = 1; key < head.columns(); key++) {
            best = head.get(query, key) > head.get(query, best) ? key : best;
        }
        return best;
    }
}
