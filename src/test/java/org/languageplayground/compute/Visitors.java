package org.languageplayground.compute;

/** Visitors of a server with more memory than any of them needs. */
public final class Visitors {
    private Visitors() {}

    public static ServerMemory memory() {
        return new ServerMemory(1_024, 512);
    }

    public static Visitor of(WorkerPool pool) {
        return new Visitor(pool, memory());
    }
}
