package org.languageplayground.compute;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.measure.Candidates;
import org.languageplayground.transformer.measure.Candidates.Candidate;

/** The latest forward passes, vectors of sentences and likeliest words, shared by all, since a class often asks for the same ones. */
public class TraceCache {
    private static final long MEGABYTE = 1 << 20;
    private static final long VECTOR_BYTES = 4 * MEGABYTE;
    private static final long WORDS_BYTES = 4 * MEGABYTE;
    private static final long WORD_BYTES = 40;

    private final long most;
    private final SharedResults<Key, Trace> traces;
    private final SharedResults<Key, float[]> vectors;
    private final SharedResults<Place, List<Candidate>> words;

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

    /**
     * What determines what a model would say at a place.
     *
     * @param most how many words
     */
    private record Place(Key key, int place, int most) {
        private long bytes() {
            return (long) Integer.BYTES * key.ids.length + WORD_BYTES * most;
        }
    }

    /** A cache of at most so many megabytes, beside a little for vectors and words. */
    public TraceCache(long megabytes) {
        most = megabytes * MEGABYTE;
        traces = new SharedResults<>(most, Key::bytes);
        vectors = new SharedResults<>(
                VECTOR_BYTES, key -> (long) Float.BYTES * (key.model.config().width() + key.ids.length));
        words = new SharedResults<>(WORDS_BYTES, Place::bytes);
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

    /** How many traces were there already, or being made, when asked for. */
    public long hits() {
        return traces.hits();
    }

    /** How many had to be made. */
    public long misses() {
        return traces.misses();
    }

    /** The vector of the sentence of that key, {@code [width]}, computed if it is not there. */
    public float[] vector(Key key, Supplier<float[]> compute) {
        return vectors.get(key, compute);
    }

    /** The likeliest words at a place of the sentence of that key; their logits {@code [vocabulary]} are computed if they are not there. */
    public List<Candidate> likeliest(int most, Key key, int place, Supplier<float[]> logits) {
        return words.get(new Place(key, place, most), () -> Candidates.likeliest(most, logits.get()));
    }
}
