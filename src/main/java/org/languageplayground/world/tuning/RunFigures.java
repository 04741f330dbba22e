package org.languageplayground.world.tuning;

import java.util.List;
import java.util.Locale;
import org.languageplayground.world.exam.ExamReport.Score;

/**
 * What was measured of a shipped run, on the weights that its files give.
 *
 * @param learningRate the best of those that were tried
 * @param trained how many numbers were trained
 * @param loss mean over the last steps, in nats
 * @param after right answers on facts after the cutoff
 * @param before right answers on facts before it
 * @param cutAfter the same for full fine-tuning, its change of every matrix cut to this run's rank
 * @param cutBefore the same on facts before the cutoff
 */
public record RunFigures(
        double learningRate, long trained, double loss, Score after, Score before, Score cutAfter, Score cutBefore) {
    /** The first line of the file that holds a line a run. */
    public static final String HEAD = "learning_rate,trained,loss,after_right,after_asked,before_right,before_asked,"
            + "cut_after_right,cut_after_asked,cut_before_right,cut_before_asked";

    /** The run as a line under {@link #HEAD}. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%s,%d,%.5f,%s,%s,%s,%s",
                learningRate,
                trained,
                loss,
                line(after),
                line(before),
                line(cutAfter),
                line(cutBefore));
    }

    private static String line(Score score) {
        return score.right() + "," + score.asked();
    }

    /** Reads a line; throws NumberFormatException or IndexOutOfBoundsException where it is not one. */
    static RunFigures parse(String line) {
        List<String> parts = List.of(line.split(",", -1));
        return new RunFigures(
                Double.parseDouble(parts.get(0)),
                Long.parseLong(parts.get(1)),
                Double.parseDouble(parts.get(2)),
                score(parts, 3),
                score(parts, 5),
                score(parts, 7),
                score(parts, 9));
    }

    private static Score score(List<String> parts, int at) {
        return new Score(Integer.parseInt(parts.get(at)), Integer.parseInt(parts.get(at + 1)));
    }
}
