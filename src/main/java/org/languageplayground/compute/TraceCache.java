package org.languageplayground.compute;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
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
     * @param ids the tokens
     * @param scale the factor on the scores
     */
    public record Key(Transformer model, int[] ids, float scale) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && model == key.model && scale == key.scale && Arrays.equals(ids, key.ids);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(ids) + 17 * System.identityHashCode(model) + Float.hashCode(scale);
        }
    }

    /** A cache of at most {@code playground.trace-cache-megabytes}. */
    public TraceCache(@Value("${playground.trace-cache-megabytes:128}") long megabytes) {
        this.most = megabytes * MEGABYTE;
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
                size += trace.bytes();
            }
            var eldest = traces.entrySet().iterator();
            while (size > most && traces.size() > 1) {
                size -= eldest.next().getValue().bytes();
                eldest.remove();
            }
        }
        return trace;
    }
}
