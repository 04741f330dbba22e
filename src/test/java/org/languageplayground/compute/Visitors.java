package org.languageplayground.compute;

/** Visitors of a server with more memory than any of them needs. */
public final class Visitors {
    private static final WorkerPool POOL = new WorkerPool(1, 40);

    private Visitors() {}

    /** Someone whose runs go on beside the test. */
    public static Visitor any() {
        return of(POOL);
    }

    public static ServerMemory memory() {
        return new ServerMemory(1_024, 512);
    }

    public static Visitor of(WorkerPool pool) {
        return new Visitor(pool, memory());
    }
}
