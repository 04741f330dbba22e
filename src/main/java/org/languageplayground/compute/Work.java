package org.languageplayground.compute;

/**
 * A long computation in steps, by one thread at a time.
 *
 * @param <P> how far it is; a value that never changes
 * @param <R> what comes of it
 */
public interface Work<P, R> {

    /** One step, of some milliseconds; answers whether there is more to do. What it throws ends the work. */
    boolean step() throws Exception;

    /** How far it is; asked before the first step and after each. */
    P progress();

    /** What is kept once no step follows, be it done or stopped; null for nothing. The work itself is let go with all it needed. */
    R outcome();

    /** It is cancelled, says any thread: a step under way may end sooner. Must be quick. */
    default void cancel() {}

    /** No step follows: what it has opened is closed. */
    default void close() {}

    /** How many bytes it holds and needs for its next step; asked before each, so that what there is no memory for is not begun. */
    default long bytes() {
        return 0;
    }

    /** How many bytes its outcome holds. */
    default long bytesKept() {
        return 0;
    }
}
