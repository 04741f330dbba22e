package org.languageplayground.transformer.measure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * How well one head follows some links, beside two baselines that know nothing of the content.
 *
 * @param attention mean attention from the queries to their targets together, 0 to 1
 * @param accuracy share of the links whose greatest attention among the candidates falls on a target
 * @param evenly the attention of a head that spreads it evenly over the tokens it sees
 * @param bestOffset the distance back, in tokens, at which the targets stand most often
 * @param atBestOffset share of the links with a target at that distance: the attention and the accuracy of a head that
 *     always looks so far back
 */
public record HeadScore(double attention, double accuracy, double evenly, int bestOffset, double atBestOffset) {

    /**
     * The score of one head.
     *
     * @param weights the head's attention over each probe, {@code [query][key]}
     * @param causal whether a query sees only the tokens up to itself
     * @throws IllegalArgumentException if there is no link to follow
     */
    public static HeadScore of(List<Matrix> weights, List<Probe> probes, boolean causal) {
        double attention = 0;
        double right = 0;
        double evenly = 0;
        int links = 0;
        Map<Integer, Integer> offsets = new TreeMap<>();
        for (int i = 0; i < probes.size(); i++) {
            Matrix head = weights.get(i);
            for (Link link : probes.get(i).links()) {
                for (int target : link.targets()) {
                    attention += head.get(link.query(), target);
                    offsets.merge(link.query() - target, 1, Integer::sum);
                }
                right += link.targets().contains(greatest(head, link)) ? 1 : 0;
                evenly += link.targets().size() / (double) (causal ? link.query() + 1 : head.columns());
                links++;
            }
        }
        if (links == 0) {
            throw new IllegalArgumentException("there is no link to follow in these probes");
        }
        int best = offsets.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return new HeadScore(
                attention / links, right / links, evenly / links, best, offsets.get(best) / (double) links);
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
