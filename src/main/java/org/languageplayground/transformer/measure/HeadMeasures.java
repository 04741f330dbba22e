package org.languageplayground.transformer.measure;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.transformer.BlockTrace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.AttentionTrace;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

/** The attention of every head of a model over some texts, ready to be measured. */
public final class HeadMeasures {
    private final Transformer model;
    private final List<Probe> probes;
    private final List<List<AttentionTrace>> attention;

    private HeadMeasures(Transformer model, List<Probe> probes, List<List<AttentionTrace>> attention) {
        this.model = model;
        this.probes = probes;
        this.attention = attention;
    }

    /** Lets the model read every probe. */
    public static HeadMeasures of(Transformer model, List<Probe> probes) {
        List<List<AttentionTrace>> attention = new ArrayList<>();
        for (Probe probe : probes) {
            attention.add(model.forward(TokenBatch.of(probe.ids())).blocks().stream()
                    .map(BlockTrace::attention)
                    .toList());
        }
        return new HeadMeasures(model, List.copyOf(probes), attention);
    }

    /** How well one head follows the probes' links. */
    public HeadScore score(int layer, int head) {
        return HeadScore.of(weights(layer, head), probes);
    }

    /** What one reaches on the probes' links who knows nothing of the content. */
    public Baselines baselines() {
        return Baselines.of(probes, causal());
    }

    /** How much one head goes by position alone. */
    public PositionalShare positionalShare(int layer, int head) {
        return PositionalShare.of(weights(layer, head), causal());
    }

    /** How many tokens one head attends to in effect: those of its mean entropy ({@link Entropy#effectiveTokens}). */
    public double effectiveTokens(int layer, int head) {
        double sum = 0;
        int rows = 0;
        for (Matrix weights : weights(layer, head)) {
            for (int query = 0; query < weights.rows(); query++) {
                sum += Entropy.bits(weights.row(query));
                rows++;
            }
        }
        return Entropy.effectiveTokens(sum / rows);
    }

    /** The attention of one head over each probe, {@code [query][key]}. */
    private List<Matrix> weights(int layer, int head) {
        List<Matrix> weights = new ArrayList<>();
        for (List<AttentionTrace> layers : attention) {
            weights.add(layers.get(layer).weights(head));
        }
        return weights;
    }

    private boolean causal() {
        return model.config().architecture().causal();
    }
}
