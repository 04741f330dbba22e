package org.languageplayground.compute;

/** Memory that was granted to someone, who closes it when it is used no longer. */
public final class Grant implements AutoCloseable {
    private final MemoryBudget budget;
    private long bytes;
    private boolean closed;

    Grant(MemoryBudget budget) {
        this.budget = budget;
    }

    /**
     * Takes more, or gives some back.
     *
     * @param wanted bytes from now on
     * @throws NoMemoryException if there are not as many; the grant stays as it was
     */
    public synchronized void resize(long wanted) {
        if (!closed && wanted != bytes) {
            budget.take(wanted - bytes);
            bytes = wanted;
        }
    }

    /** How many bytes it holds. */
    public synchronized long bytes() {
        return bytes;
    }

    /** Gives all back. */
    @Override
    public synchronized void close() {
        resize(0);
        closed = true;
    }
}
