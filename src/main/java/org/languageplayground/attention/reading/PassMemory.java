package org.languageplayground.attention.reading;

import org.languageplayground.transformer.TransformerConfig;

/** About how much memory a pass takes that keeps no trace. */
public final class PassMemory {
    /** Rows as wide as the residual stream: itself, normed, queries, keys, values, heads' outputs, what is written, what is read. */
    private static final int WIDE = 8;

    private PassMemory() {}

    /** Of so many tokens together, the longest text having so many. */
    public static long bytes(TransformerConfig config, long tokens, long longest) {
        return Float.BYTES * (tokens * (WIDE * (long) config.width() + 2L * config.hidden()) + longest * longest);
    }
}
