package org.languageplayground.world.copying;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What one answers right in the exam who does not look for the letter that has come again, computed over all questions there can be
 * with their probabilities.
 *
 * @param anyLetter by any of the letters
 * @param notYetTwice by any of the letters that have come once: who knows how often each has come, but not in which order, can do no better
 * @param sameDistance by the letter so many places back at which the answer stands most often, for each length of the question
 * @param likeliestPlace by the place of the row at which the answer stands most often, for each length of row and of what has come
 *     again: who knows all lengths, but not which letters have come again, can do no better
 */
public record BlindRules(double anyLetter, double notYetTwice, double sameDistance, double likeliestPlace) {

    /** Those of the exam. */
    public static final BlindRules EXAM = compute();

    /** The best of them: the content-blind line. */
    public double best() {
        return Math.max(Math.max(anyLetter, notYetTwice), Math.max(sameDistance, likeliestPlace));
    }

    /**
     * A question as it is drawn.
     *
     * @param row its length
     * @param start where the piece starts in the row
     * @param given how many letters of the piece are there
     */
    private record Question(int row, int start, int given, double probability) {
        int answer() {
            return start + given;
        }

        int length() {
            return row + given;
        }
    }

    private static BlindRules compute() {
        List<Question> all = questions();
        return new BlindRules(
                1.0 / Letters.COUNT,
                all.stream()
                        .mapToDouble(one -> one.probability / (one.row - one.given))
                        .sum(),
                likeliest(all, Question::length, one -> one.length() - one.answer()),
                likeliest(all, one -> List.of(one.row, one.given), Question::answer));
    }

    /** Lengths of a row and of a piece, its start, and how much of it is given, each drawn as in the exam. */
    private static List<Question> questions() {
        List<Question> all = new ArrayList<>();
        int rows = Row.LONGEST - Row.SHORTEST + 1;
        for (int row = Row.SHORTEST; row <= Row.LONGEST; row++) {
            int lengths = Piece.longest(row) - Piece.SHORTEST + 1;
            for (int length = Piece.SHORTEST; length <= Piece.longest(row); length++) {
                int starts = row - length + 1;
                for (int start = 0; start < starts; start++) {
                    for (int given = 1; given < length; given++) {
                        all.add(new Question(row, start, given, 1.0 / rows / lengths / starts / (length - 1)));
                    }
                }
            }
        }
        return all;
    }

    /** How often one is right who knows something, and says what is likeliest then. */
    private static double likeliest(
            List<Question> all, Function<Question, Object> known, Function<Question, Integer> said) {
        Map<Object, Map<Integer, Double>> shares = new HashMap<>();
        all.forEach(one -> shares.computeIfAbsent(known.apply(one), key -> new HashMap<>())
                .merge(said.apply(one), one.probability, Double::sum));
        return shares.values().stream()
                .mapToDouble(share -> share.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElseThrow())
                .sum();
    }
}
