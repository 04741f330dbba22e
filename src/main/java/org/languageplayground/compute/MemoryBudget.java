package org.languageplayground.compute;

/** Bytes of memory that may be taken, in a whole or in a part of one. What does not fit is refused before it is taken. */
public final class MemoryBudget implements AutoCloseable {
    private final MemoryBudget whole;
    private final long total;
    private long granted;
    private boolean closed;

    private MemoryBudget(MemoryBudget whole, long total) {
        this.whole = whole;
        this.total = total;
    }

    /** A whole of so many bytes. */
    public MemoryBudget(long total) {
        this(null, total);
    }

    /** A part of at most so many bytes, as long as the whole has them. */
    public MemoryBudget part(long most) {
        return new MemoryBudget(this, Math.min(most, total));
    }

    /**
     * Takes bytes until the grant is closed.
     *
     * @throws NoMemoryException if there are not as many
     */
    public Grant grant(long bytes) {
        Grant grant = new Grant(this);
        grant.resize(bytes);
        return grant;
    }

    /** Takes more bytes, or gives some back where they are less than 0. */
    synchronized void take(long more) {
        if (closed && more <= 0) {
            return;
        }
        if (closed || more > total - granted) {
            throw new NoMemoryException(more, free(), total);
        }
        if (whole != null) {
            whole.take(more);
        }
        granted += more;
    }

    /** How many bytes can be taken. */
    public synchronized long free() {
        return closed ? 0 : whole == null ? total - granted : Math.min(total - granted, whole.free());
    }

    /** Gives back to the whole whatever is still taken of this part; nothing can be taken any more. */
    @Override
    public synchronized void close() {
        if (whole != null && !closed) {
            whole.take(-granted);
        }
        granted = 0;
        closed = true;
    }

    /** How many bytes there are. */
    public long total() {
        return total;
    }

    /** How many of them are taken. */
    public synchronized long granted() {
        return granted;
    }
}
