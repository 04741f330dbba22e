package org.languageplayground.world.copying;

import java.util.HashMap;
import java.util.Map;

/**
 * What one answers right in the exam who does not look for the letter that has come again, computed over all questions there can be
 * with their probabilities.
 *
 * @param anyLetter by any of the letters
 * @param samePlace by the letter so many places back at which the answer stands most often, for each length of the question
 * @param notYetTwice by any of the letters that have come once: who knows how often each has come, but not in which order, can do no better
 */
public record BlindRules(double anyLetter, double samePlace, double notYetTwice) {

    /** Those of the exam. */
    public static final BlindRules EXAM = compute();

    /** The best of them: the content-blind line. */
    public double best() {
        return Math.max(anyLetter, Math.max(samePlace, notYetTwice));
    }

    /** Lengths of a row and of a piece, its start, and how much of it is given, each drawn as in the exam. */
    private static BlindRules compute() {
        int rows = Row.LONGEST - Row.SHORTEST + 1;
        double notYetTwice = 0;
        Map<Integer, Map<Integer, Double>> byLength = new HashMap<>();
        for (int row = Row.SHORTEST; row <= Row.LONGEST; row++) {
            int lengths = Piece.longest(row) - Piece.SHORTEST + 1;
            for (int length = Piece.SHORTEST; length <= Piece.longest(row); length++) {
                int starts = row - length + 1;
                double probability = 1.0 / rows / lengths / starts / (length - 1);
                for (int start = 0; start < starts; start++) {
                    for (int given = 1; given < length; given++) {
                        notYetTwice += probability / (row - given);
                        byLength.computeIfAbsent(row + given, key -> new HashMap<>())
                                .merge(row - start, probability, Double::sum);
                    }
                }
            }
        }
        double samePlace = byLength.values().stream()
                .mapToDouble(back -> back.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElseThrow())
                .sum();
        return new BlindRules(1.0 / Letters.COUNT, samePlace, notYetTwice);
    }
}
