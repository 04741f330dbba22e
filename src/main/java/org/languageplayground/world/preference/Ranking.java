package org.languageplayground.world.preference;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.reinforcement.Comparisons;

/**
 * Answers to one question, each preferred to all that follow: the right one, then "unknown", then a wrong one; where the model
 * cannot know, "unknown", then a guess.
 */
public record Ranking(Asked asked, List<String> answers) {
    /** Ranks what can be answered to a question. */
    static Ranking of(Asked asked, String wrong) {
        return new Ranking(
                asked, asked.knowable() ? List.of(asked.best(), Asked.UNKNOWN, wrong) : List.of(Asked.UNKNOWN, wrong));
    }

    /** Every comparison within each ranking. The texts go without their full stop, since a reward model reads the last word. */
    public static Comparisons comparisons(List<Ranking> rankings) {
        List<int[]> texts = new ArrayList<>();
        List<Integer> chosen = new ArrayList<>();
        List<Integer> rejected = new ArrayList<>();
        for (Ranking ranking : rankings) {
            int first = texts.size();
            for (String answer : ranking.answers) {
                texts.add(MadeUpCountries.standard().encode(ranking.asked.question() + " " + answer));
            }
            for (int better = first; better < texts.size(); better++) {
                for (int worse = better + 1; worse < texts.size(); worse++) {
                    chosen.add(better);
                    rejected.add(worse);
                }
            }
        }
        return new Comparisons(TokenBatch.of(texts), ints(chosen), ints(rejected));
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
