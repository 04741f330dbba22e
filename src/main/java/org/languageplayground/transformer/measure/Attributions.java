package org.languageplayground.transformer.measure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.matrix.Matrix;

/** What every method says of one pass over one sequence. */
public final class Attributions {
    private final Transformer model;
    private final Trace trace;
    private final Map<Integer, ValueWeighted> values = new HashMap<>();
    private final Map<Integer, double[]> gradients = new HashMap<>();

    /** Nothing is computed before it is asked for. */
    public Attributions(Transformer model, Trace trace) {
        this.model = model;
        this.trace = trace;
    }

    /**
     * How much one token has from each, {@code [tokens]}; what it has from itself is among them. Nearness is a negative distance, all others are 0
     * or more.
     *
     * @param query counted from 0
     */
    public double[] of(Attribution attribution, int query) {
        int layer = attribution.layer();
        return switch (attribution.method()) {
            case RAW -> raw(layer, query, heads(attribution.head()));
            case VALUE_WEIGHTED ->
                values.computeIfAbsent(layer, this::valueWeighted).of(query, on(layer, heads(attribution.head())));
            case ROLLOUT -> AttentionRollout.of(trace, layer, query);
            case GRADIENT_INPUT -> gradients.computeIfAbsent(query, it -> GradientInput.of(model, trace, it));
            case NEARNESS -> tokens().mapToDouble(key -> -Math.abs(query - key)).toArray();
            case RANDOM -> random(query);
        };
    }

    /** The other tokens that a token sees, from the first on. */
    public int[] sources(int query) {
        return sources(model.config().architecture().causal(), trace.batch().tokens(), query);
    }

    static int[] sources(boolean causal, int tokens, int query) {
        return IntStream.range(0, causal ? query : tokens)
                .filter(token -> token != query)
                .toArray();
    }

    private IntStream tokens() {
        return IntStream.range(0, trace.batch().tokens());
    }

    private int[] heads(int head) {
        return head == Attribution.NONE
                ? IntStream.range(0, model.config().heads()).toArray()
                : new int[] {head};
    }

    /** A head that is off hands nothing over, wherever it looks. */
    private int[] on(int layer, int... heads) {
        return IntStream.of(heads)
                .filter(head -> !trace.settings().switchedOff().contains(new Head(layer, head)))
                .toArray();
    }

    private double[] raw(int layer, int query, int... heads) {
        List<Matrix> weights = IntStream.of(heads)
                .mapToObj(head -> trace.blocks().get(layer).attention().weights(head))
                .toList();
        return tokens().mapToDouble(key -> weights.stream()
                        .mapToDouble(head -> head.get(query, key))
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private ValueWeighted valueWeighted(int layer) {
        return new ValueWeighted(
                trace.blocks().get(layer), model.weights().blocks().get(layer).attentionOutput());
    }

    /** The same for the same text and query. */
    private double[] random(int query) {
        return new SplittableRandom(31L * Arrays.hashCode(trace.batch().ids()) + query)
                .doubles(trace.batch().tokens())
                .toArray();
    }
}
