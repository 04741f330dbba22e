package org.languageplayground.transformer.measure;

import java.util.List;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * How well one head follows some links; {@link Baselines} says what that is worth.
 *
 * @param attention mean attention from the queries to their targets together, 0 to 1
 * @param accuracy share of the links whose greatest attention among the candidates falls on a target
 */
public record HeadScore(double attention, double accuracy) {

    /**
     * The score of one head.
     *
     * @param weights the head's attention over each probe, {@code [query][key]}
     * @throws IllegalArgumentException if there is no link to follow
     */
    public static HeadScore of(List<Matrix> weights, List<Probe> probes) {
        double attention = 0;
        double right = 0;
        int links = 0;
        for (int i = 0; i < probes.size(); i++) {
            Matrix head = weights.get(i);
            for (Link link : probes.get(i).links()) {
                for (int target : link.targets()) {
                    attention += head.get(link.query(), target);
                }
                right += link.targets().contains(greatest(head, link)) ? 1 : 0;
                links++;
            }
        }
        if (links == 0) {
            throw new IllegalArgumentException("there is no link to follow in these probes");
        }
        return new HeadScore(attention / links, right / links);
    }

    private static int greatest(Matrix head, Link link) {
        int best = link.candidates().getFirst();
        for (int candidate : link.candidates()) {
            if (head.get(link.query(), candidate) > head.get(link.query(), best)) {
                best = candidate;
            }
        }
        return best;
    }
}
