package org.languageplayground.attention.reading;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.languageplayground.transformer.BlockTrace;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Cosine;
import org.languageplayground.transformer.measure.Entropy;
import org.languageplayground.ui.chapter.State;

/**
 * What one forward pass showed, for the layer, head and tokens that the student chose.
 *
 * @param tokens as they stand in the vocabulary
 */
public record Reading(TransformerConfig config, List<String> tokens, Trace trace, State state) {

    /** The layer shown, counted from 0. */
    public int layer() {
        return state.get(ReadingFields.LAYER);
    }

    /** Which heads are shown. */
    public HeadChoice head() {
        return state.get(ReadingFields.HEAD);
    }

    /** Whether any head is switched off. */
    public boolean someOff() {
        return !state.get(ReadingFields.OFF).isEmpty();
    }

    /** Whether all heads that are shown are off: they add nothing to the output, wherever they look. */
    public boolean shownOff() {
        return state.get(ReadingFields.OFF).containsAll(shownHeads());
    }

    /** The heads whose attention is shown: one, or all of the layer. */
    public Set<Head> shownHeads() {
        return IntStream.range(0, config.heads())
                .filter(number -> !head().single() || number == head().number())
                .mapToObj(number -> new Head(layer(), number))
                .collect(Collectors.toSet());
    }

    /** The tokens chosen, counted from 0. */
    public List<Integer> selected() {
        return state.get(ReadingFields.SELECTED);
    }

    public String model() {
        return state.get(ReadingFields.MODEL);
    }

    public int size() {
        return tokens.size();
    }

    public boolean causal() {
        return config.architecture().causal();
    }

    private BlockTrace block() {
        return trace.blocks().get(layer());
    }

    /** The attention weights shown, {@code [query][key]}: one head's, or the mean of all heads. */
    public Matrix weights() {
        return head().single()
                ? weights(head().number())
                : trace.blocks().get(layer()).attention().mean();
    }

    /** The weights of one head of the layer shown, {@code [query][key]}. */
    public Matrix weights(int head) {
        return weights(layer(), head);
    }

    /** The weights of any head, {@code [query][key]}. */
    public Matrix weights(int layer, int head) {
        return trace.blocks().get(layer).attention().weights(head);
    }

    /** How each token's vector turns on its way: the cosine of what leaves each block with what entered the first, {@code [tokens][layers + 1]}. */
    public Matrix drift() {
        Matrix drift = Matrix.zeros(size(), config.layers() + 1);
        for (int token = 0; token < size(); token++) {
            float[] first = trace.residual(0).row(token);
            for (int layer = 0; layer <= config.layers(); layer++) {
                drift.set(token, layer, (float)
                        Cosine.of(first, trace.residual(layer).row(token)));
            }
        }
        return drift;
    }

    /** The attention that all selected tokens together pay to each token; empty where none is selected. */
    public float[] selectedAttention() {
        if (selected().isEmpty()) {
            return new float[0];
        }
        float[] sum = new float[size()];
        Matrix weights = weights();
        for (int query : selected()) {
            for (int key = 0; key < sum.length; key++) {
                sum[key] += weights.get(query, key);
            }
        }
        return sum;
    }

    /**
     * Mean entropy in bits of the rows shown, which are those of one head or of the heads' mean: the selected tokens', or all
     * tokens' where none is selected.
     */
    public double entropy() {
        Matrix weights = weights();
        return queries()
                .mapToDouble(query -> Entropy.bits(weights.row(query)))
                .average()
                .orElse(0);
    }

    /** 2 to the power of that entropy, the number of tokens attended to in effect. */
    public double effectiveTokens() {
        return Entropy.effectiveTokens(entropy());
    }

    private IntStream queries() {
        return selected().isEmpty()
                ? IntStream.range(0, size())
                : selected().stream().mapToInt(Integer::intValue);
    }

    /** Scores that one layer computes: heads · n², causal heads · n(n+1)/2. */
    public long attentionOperations() {
        long n = size();
        return config.heads() * (causal() ? n * (n + 1) / 2 : n * n);
    }

    /** The position vectors of the tokens, {@code [tokens][dimensions]}. */
    public Matrix positions(Matrix all, int dimensions) {
        Matrix result = Matrix.zeros(size(), dimensions);
        for (int token = 0; token < size(); token++) {
            for (int j = 0; j < dimensions; j++) {
                result.set(token, j, all.get(token, j));
            }
        }
        return result;
    }

    /** The head that is looked at step by step: the chosen one, or the first. */
    public int inspectedHead() {
        return Math.max(0, head().number());
    }

    /** The numbers behind one token's attention. */
    public Steps steps(int query) {
        int head = inspectedHead();
        return new Steps(
                query,
                block().queries(head).row(query),
                block().keys(head),
                block().values(head),
                block().attention().scores(head).row(query),
                trace.settings().scale(),
                block().attention().weights(head).row(query),
                block().headOutputs()
                        .slice(head * config.headWidth(), config.headWidth())
                        .copy()
                        .row(query));
    }

    /**
     * One query's way through a head.
     *
     * @param query the token that attends
     * @param q its query, {@code [d_k]}
     * @param keys all keys, {@code [tokens][d_k]}
     * @param values all values, {@code [tokens][d_k]}
     * @param scores q·k with every key, {@code [tokens]}
     * @param weights after scale, mask and softmax, {@code [tokens]}
     * @param output Σ weight · v, {@code [d_k]}
     */
    public record Steps(
            int query,
            float[] q,
            Matrix keys,
            Matrix values,
            float[] scores,
            float scale,
            float[] weights,
            float[] output) {}
}
