package org.languageplayground.compute;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * The latest forward passes, shared by all, since a class often asks for the same one. What has not been asked for the longest
 * is dropped first.
 */
@Service
public class TraceCache {
    private static final long MEGABYTE = 1 << 20;

    private final long most;
    private final Map<Key, Trace> traces = new LinkedHashMap<>(64, 0.75f, true);
    private long size;

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

    /** A cache of at most {@code playground.trace-cache-megabytes}. */
    public TraceCache(@Value("${playground.trace-cache-megabytes:128}") long megabytes) {
        this.most = megabytes * MEGABYTE;
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
        synchronized (traces) {
            Trace known = traces.get(key);
            if (known != null) {
                return known;
            }
        }
        Trace trace = compute.get();
        synchronized (traces) {
            if (traces.put(key, trace) == null) {
                size += key.bytes();
            }
            var eldest = traces.entrySet().iterator();
            while (size > most && traces.size() > 1) {
                size -= eldest.next().getKey().bytes();
                eldest.remove();
            }
        }
        return trace;
    }
}
