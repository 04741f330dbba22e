package org.languageplayground.transformer.measure;

import java.util.Arrays;
import java.util.List;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * How far apart any two heads of a model are on one text, by {@link Divergence#ofRows}: what a distance between two maps is worth.
 *
 * @param pairs how many were compared
 * @param mean of their distances
 * @param low nineteen of twenty pairs are at least so far apart
 * @param high nineteen of twenty are at most so far apart
 */
public record HeadPairs(int pairs, double mean, double low, double high) {
    private static final double TAIL = 0.05;
    /** Numbers that are compared at most, so that it takes some milliseconds. */
    private static final long MOST = 10_000_000;

    /**
     * All pairs; of very many or large ones, every so manieth.
     *
     * @param heads the maps of two heads or more, {@code [query][key]}
     * @param first the row to begin with
     */
    public static HeadPairs of(List<Matrix> heads, int first) {
        int all = heads.size() * (heads.size() - 1) / 2;
        long each = heads.getFirst().values().length;
        int every = (int) Math.max(1, Math.ceilDiv(all * each, MOST));
        double[] distances = new double[Math.ceilDiv(all, every)];
        int pair = 0;
        for (int a = 0; a < heads.size(); a++) {
            for (int b = a + 1; b < heads.size(); b++, pair++) {
                if (pair % every == 0) {
                    distances[pair / every] = Divergence.ofRows(heads.get(a), heads.get(b), first);
                }
            }
        }
        Arrays.sort(distances);
        return new HeadPairs(
                distances.length,
                Arrays.stream(distances).average().orElseThrow(),
                distances[(int) (TAIL * (distances.length - 1))],
                distances[(int) Math.ceil((1 - TAIL) * (distances.length - 1))]);
    }
}
