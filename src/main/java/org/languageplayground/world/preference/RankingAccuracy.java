package org.languageplayground.world.preference;

import java.util.List;
import org.languageplayground.transformer.reinforcement.Comparisons;
import org.languageplayground.transformer.reinforcement.RewardModel;

/**
 * How often a reward model prefers what is preferred.
 *
 * @param right comparisons that it gets right, by {@link Sort}
 * @param asked comparisons in all, by {@link Sort}
 */
public record RankingAccuracy(List<Integer> right, List<Integer> asked) {

    /** The comparisons within a ranking; the last one where the model cannot know. */
    public enum Sort {
        RIGHT_OVER_UNKNOWN,
        RIGHT_OVER_WRONG,
        UNKNOWN_OVER_WRONG,
        UNKNOWN_OVER_GUESS
    }

    private static final List<Sort> KNOWABLE =
            List.of(Sort.RIGHT_OVER_UNKNOWN, Sort.RIGHT_OVER_WRONG, Sort.UNKNOWN_OVER_WRONG);
    private static final List<Sort> UNKNOWABLE = List.of(Sort.UNKNOWN_OVER_GUESS);

    /** Puts every comparison of the rankings to the model. */
    public static RankingAccuracy of(RewardModel model, List<Ranking> rankings) {
        Comparisons comparisons = Ranking.comparisons(rankings);
        float[] rewards = model.rewards(comparisons.texts());
        Integer[] right = {0, 0, 0, 0};
        Integer[] asked = {0, 0, 0, 0};
        int at = 0;
        for (Ranking ranking : rankings) {
            for (Sort sort : ranking.asked().knowable() ? KNOWABLE : UNKNOWABLE) {
                boolean agrees =
                        rewards[comparisons.chosen()[at]] > rewards[comparisons.rejected()[at]];
                right[sort.ordinal()] += agrees ? 1 : 0;
                asked[sort.ordinal()]++;
                at++;
            }
        }
        return new RankingAccuracy(List.of(right), List.of(asked));
    }

    /** Share of the comparisons of one sort. */
    public double share(Sort sort) {
        return (double) right.get(sort.ordinal()) / asked.get(sort.ordinal());
    }

    /** Share of all comparisons. */
    public double share() {
        return (double) sum(right) / sum(asked);
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
