package org.languageplayground.transformer.measure;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What one reaches on some links who knows nothing of the content; beside them a {@link HeadScore} says something.
 *
 * @param evenly attention on the targets of a head that spreads it evenly over the tokens it sees
 * @param offset the distance back, in tokens, at which the targets stand most often
 * @param atOffset attention on the targets of a head that always looks so far back
 * @param anyCandidate share of the links on which one is right who picks any of the candidates
 * @param place the distance back to which the candidate that is nearest is most often a target
 * @param nearest share of the links on which one is right who picks that candidate
 */
public record Baselines(double evenly, int offset, double atOffset, double anyCandidate, int place, double nearest) {

    /**
     * The baselines of these probes.
     *
     * @param causal whether a query sees only the tokens up to itself
     * @throws IllegalArgumentException if there is no link to follow
     */
    public static Baselines of(List<Probe> probes, boolean causal) {
        List<Link> links =
                probes.stream().flatMap(probe -> probe.links().stream()).toList();
        if (links.isEmpty()) {
            throw new IllegalArgumentException("there is no link to follow in these probes");
        }
        double evenly = probes.stream()
                        .flatMapToDouble(probe -> probe.links().stream().mapToDouble(link -> {
                            int seen = causal ? link.query() + 1 : probe.ids().length;
                            return link.targets().size() / (double) seen;
                        }))
                        .sum()
                / links.size();
        int offset = best(links, back -> share(links, link -> link.targets().contains(link.query() - back) ? 1 : 0));
        int place = best(links, back -> rightAt(links, back));
        return new Baselines(
                evenly,
                offset,
                share(links, link -> link.targets().contains(link.query() - offset) ? 1 : 0),
                share(links, Baselines::chance),
                place,
                rightAt(links, place));
    }

    private static double share(List<Link> links, ToDoubleFunction<Link> right) {
        return links.stream().mapToDouble(right).average().orElseThrow();
    }

    /** The smallest distance back with the greatest share. */
    private static int best(List<Link> links, ToDoubleFunction<Integer> share) {
        int farthest = links.stream()
                .flatMapToInt(link -> link.candidates().stream().mapToInt(candidate -> link.query() - candidate))
                .max()
                .orElseThrow();
        return IntStream.rangeClosed(1, farthest)
                .boxed()
                .max(Comparator.comparingDouble(share).thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static double chance(Link link) {
        return link.candidates().stream().filter(link.targets()::contains).count()
                / (double) link.candidates().size();
    }

    private static double rightAt(List<Link> links, int back) {
        return share(links, link -> {
            int nearest = link.candidates().stream()
                    .min(Comparator.comparingInt(candidate -> Math.abs(link.query() - candidate - back)))
                    .orElseThrow();
            return link.targets().contains(nearest) ? 1 : 0;
        });
    }
}
