package org.languageplayground.transformer.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * What every head of a model is found to do over some texts. First comes how much it rests: its attention on tokens for resting. Roles are measured on the
 * attention that is left. A head has its name from every second text, and its numbers from the others.
 */
public final class RoleScores {
    /** How much of the way from the baseline to 1 the whole interval must lie beyond for a name. */
    public static final double MARGIN = 0.2;
    /** A head that rests with more than this has too little attention left to be named by. */
    public static final double MOST_RESTING = 0.9;

    private static final double LEAST_LEFT = 1e-3;

    private final Transformer model;
    private final TransformerConfig config;
    private final List<RoleProbe> read = new ArrayList<>();
    private final List<List<Map<HeadRole, Double>>> values = new ArrayList<>();
    private final List<List<Double>> resting = new ArrayList<>();
    private final Map<HeadRole, List<Double>> even = new EnumMap<>(HeadRole.class);
    private final List<List<Double>> copying = new ArrayList<>();
    private final List<Double> copyingEvenly = new ArrayList<>();

    /** Nothing is read yet. */
    public RoleScores(Transformer model) {
        this.model = model;
        this.config = model.config();
        for (int i = 0; i < config.layers() * config.heads(); i++) {
            values.add(new ArrayList<>());
            resting.add(new ArrayList<>());
            copying.add(new ArrayList<>());
        }
    }

    /** Adds what the heads did in a pass over the probe's tokens. */
    public void add(RoleProbe probe, Trace trace) {
        read.add(probe);
        probe.links().forEach((role, links) -> even.computeIfAbsent(role, key -> new ArrayList<>())
                .add(evenly(probe, links)));
        boolean random = model.weights().head() != null && probe.links().containsKey(HeadRole.INDUCTION);
        int[] words = probe.words();
        if (random) {
            copyingEvenly.add(CopyingScore.evenly(probe.ids(), words));
        }
        for (int layer = 0; layer < config.layers(); layer++) {
            for (int head = 0; head < config.heads(); head++) {
                Matrix weights = trace.blocks().get(layer).attention().weights(head);
                int place = layer * config.heads() + head;
                values.get(place).add(scores(probe, weights));
                resting.get(place).add(resting(probe, weights));
                if (random) {
                    copying.get(place).add(CopyingScore.of(model, trace, layer, head, words));
                }
            }
        }
    }

    /**
     * What one head does with one text, by the roles that the text says something about.
     *
     * @param weights of the head, {@code [query][key]}
     */
    public static Map<HeadRole, Double> scores(RoleProbe probe, Matrix weights) {
        Map<HeadRole, Double> scores = new EnumMap<>(HeadRole.class);
        probe.links().forEach((role, links) -> {
            double score = role == HeadRole.COREFERENCE
                    ? HeadScore.of(List.of(weights), List.of(new Probe(probe.ids(), links)))
                            .accuracy()
                    : share(probe, weights, links);
            if (!Double.isNaN(score)) {
                scores.put(role, score);
            }
        });
        return scores;
    }

    /** Of the attention that does not rest, the share on the targets; NaN where all of it rests. */
    private static double share(RoleProbe probe, Matrix weights, List<Link> links) {
        double on = 0;
        double left = 0;
        for (Link link : links) {
            for (int target : link.targets()) {
                on += weights.get(link.query(), target);
            }
            left += 1 - resting(probe, weights, link.query());
        }
        return left < LEAST_LEFT * links.size() ? Double.NaN : on / left;
    }

    private static double resting(RoleProbe probe, Matrix weights, int query) {
        double sum = 0;
        for (int key = 0; key < probe.resting().length; key++) {
            sum += probe.resting()[key] ? weights.get(query, key) : 0;
        }
        return sum;
    }

    private static double resting(RoleProbe probe, Matrix weights) {
        double sum = 0;
        int queries = 0;
        for (int query = 0; query < probe.resting().length; query++) {
            if (!probe.resting()[query]) {
                sum += resting(probe, weights, query);
                queries++;
            }
        }
        return queries == 0 ? 1 : sum / queries;
    }

    /** What attention spread evenly over the tokens that are seen, and not for resting, has on the targets. */
    private double evenly(RoleProbe probe, List<Link> links) {
        double on = 0;
        double left = 0;
        for (Link link : links) {
            int end = config.architecture().causal() ? link.query() + 1 : probe.ids().length;
            int seen = 0;
            for (int key = 0; key < end; key++) {
                seen += probe.resting()[key] ? 0 : 1;
            }
            on += link.targets().size() / (double) seen;
            left++;
        }
        return on / left;
    }

    /**
     * What knows nothing of the content: the better of attention spread evenly and, for roles that are about content, of always looking back by the
     * best fixed distance.
     */
    private double baseline(HeadRole role) {
        List<Probe> probes = read.stream()
                .filter(probe -> probe.links().containsKey(role))
                .map(probe -> new Probe(probe.ids(), probe.links().get(role)))
                .toList();
        double evenly = MeanInterval.of(even.get(role)).mean();
        return switch (role) {
            case PREVIOUS, NEXT -> evenly;
            case SAME, INDUCTION, COREFERENCE ->
                Math.max(
                        evenly,
                        Baselines.of(probes, config.architecture().causal()).atOffset());
        };
    }

    /** What all heads do, as far as texts were read. */
    public RoleTable table() {
        Map<HeadRole, Double> baselines = new EnumMap<>(HeadRole.class);
        even.keySet().forEach(role -> baselines.put(role, baseline(role)));
        List<RoleTable.Finding> findings = new ArrayList<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            for (int head = 0; head < config.heads(); head++) {
                findings.add(finding(layer, head, baselines));
            }
        }
        return new RoleTable(
                config.heads(),
                read.size(),
                baselines,
                mean(copyingEvenly).map(MeanInterval::mean),
                List.copyOf(findings));
    }

    private RoleTable.Finding finding(int layer, int head, Map<HeadRole, Double> baselines) {
        int place = layer * config.heads() + head;
        Map<HeadRole, MeanInterval> reported = new EnumMap<>(HeadRole.class);
        HeadRole best = null;
        double farthest = MARGIN;
        for (HeadRole role : baselines.keySet()) {
            double baseline = baselines.get(role);
            MeanInterval naming = interval(place, role, 0);
            MeanInterval score = interval(place, role, 1);
            reported.put(role, score);
            double way = (naming.low() - baseline) / (1 - baseline);
            if (way >= farthest && score.low() > baseline) {
                farthest = way;
                best = role;
            }
        }
        MeanInterval rest = MeanInterval.of(resting.get(place));
        return new RoleTable.Finding(
                layer,
                head,
                rest,
                reported,
                mean(copying.get(place)),
                Optional.ofNullable(best).filter(role -> rest.mean() <= MOST_RESTING));
    }

    private static Optional<MeanInterval> mean(List<Double> scores) {
        return scores.isEmpty() ? Optional.empty() : Optional.of(MeanInterval.of(scores));
    }

    /** Over every second text that says something about the role. */
    private MeanInterval interval(int place, HeadRole role, int half) {
        List<Double> all = values.get(place).stream()
                .filter(scores -> scores.containsKey(role))
                .map(scores -> scores.get(role))
                .toList();
        List<Double> own = new ArrayList<>();
        for (int i = half; i < all.size(); i += 2) {
            own.add(all.get(i));
        }
        return role == HeadRole.COREFERENCE ? MeanInterval.ofShare(own) : MeanInterval.of(own);
    }
}
