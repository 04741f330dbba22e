package org.languageplayground.compute;

import java.util.Arrays;
import java.util.function.Supplier;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** The latest forward passes, and the latest vectors of sentences, shared by all, since a class often asks for the same ones. */
@Service
public class TraceCache {
    private static final long MEGABYTE = 1 << 20;
    private static final long VECTOR_BYTES = 4 * MEGABYTE;

    private final long most;
    private final SharedResults<Key, Trace> traces;
    private final SharedResults<Key, float[]> vectors;

    /**
     * What determines a trace.
     *
     * @param model the very model, not one like it
     * @param ids the tokens of one text
     */
    public record Key(Transformer model, int[] ids, AttentionSettings settings) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && model == key.model
                    && settings.equals(key.settings)
                    && Arrays.equals(ids, key.ids);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(ids) + 17 * System.identityHashCode(model) + settings.hashCode();
        }

        private long bytes() {
            return Trace.bytes(model.config(), ids.length);
        }
    }

    /** A cache of at most {@code playground.trace-cache-megabytes}, beside a little for vectors. */
    public TraceCache(@Value("${playground.trace-cache-megabytes:128}") long megabytes) {
        most = megabytes * MEGABYTE;
        traces = new SharedResults<>(most, Key::bytes);
        vectors = new SharedResults<>(
                VECTOR_BYTES, key -> (long) Float.BYTES * (key.model.config().width() + key.ids.length));
    }

    /** How many tokens a model may read at once: no more than its context, and no trace fills more than half of the cache. */
    public int mostTokens(TransformerConfig config) {
        int tokens = config.context();
        while (tokens > 1 && 2 * Trace.bytes(config, tokens) > most) {
            tokens--;
        }
        return tokens;
    }

    /** The trace of that key, computed if it is not there. */
    public Trace get(Key key, Supplier<Trace> compute) {
        return traces.get(key, compute);
    }

    /** The vector of the sentence of that key, {@code [width]}, computed if it is not there. */
    public float[] vector(Key key, Supplier<float[]> compute) {
        return vectors.get(key, compute);
    }
}
