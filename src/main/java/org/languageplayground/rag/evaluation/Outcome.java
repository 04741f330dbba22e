package org.languageplayground.rag.evaluation;

import java.util.List;
import org.languageplayground.world.exam.ExamReport.Score;

/** What a trial came to. */
sealed interface Outcome {

    /**
     * How good the rankings are, on average over the questions.
     *
     * @param reciprocalRank of the first relevant one among the first ten
     * @param recall at k = 1, 2, ... 10
     */
    record Ranked(double ndcg10, double reciprocalRank, List<Double> recall) implements Outcome {}

    /**
     * How often the model answered right.
     *
     * @param before on countries before the cutoff
     * @param after on countries after it
     * @param misled how often the answer was another one that the chunk names
     */
    record Answered(Score before, Score after, Score misled) implements Outcome {}
}
