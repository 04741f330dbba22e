package org.languageplayground.compute;

/** More memory is needed than may be taken. */
public final class NoMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final double MEGABYTE = 1 << 20;

    private final long needed;
    private final long free;
    private final long total;

    NoMemoryException(long needed, long free, long total) {
        super(needed + " bytes are needed, " + free + " of " + total + " are free");
        this.needed = needed;
        this.free = free;
        this.total = total;
    }

    /** Megabytes (2²⁰ bytes) that are needed on top of what is held. */
    public double neededMegabytes() {
        return needed / MEGABYTE;
    }

    /** Megabytes that are free. */
    public double freeMegabytes() {
        return free / MEGABYTE;
    }

    /** Megabytes that there are in all, whoever has them. */
    public double totalMegabytes() {
        return total / MEGABYTE;
    }
}
