package org.languageplayground.compute;

/**
 * The memory that runs, kept results, uploads and indexes may take on this server. A quarter of it is for what all visitors share, so
 * that no number of them can crowd that out. Models and the cache of forward passes are counted elsewhere.
 */
public class ServerMemory {
    private static final long MEGABYTE = 1 << 20;
    private static final int PARTS = 4;

    private final MemoryBudget shared;
    private final MemoryBudget visitors;
    private final long session;

    /**
     * The server's memory.
     *
     * @param megabytes in all; 0 for half of the heap
     * @param sessionMegabytes of one visitor; 0 for a quarter of the server's
     */
    public ServerMemory(long megabytes, long sessionMegabytes) {
        long total = megabytes > 0 ? megabytes * MEGABYTE : Runtime.getRuntime().maxMemory() / 2;
        shared = new MemoryBudget(total / PARTS);
        visitors = new MemoryBudget(total - total / PARTS);
        session = sessionMegabytes > 0 ? sessionMegabytes * MEGABYTE : total / PARTS;
    }

    /** For what all visitors share. */
    public MemoryBudget shared() {
        return shared;
    }

    /** For one visitor more. */
    public MemoryBudget session() {
        return visitors.part(session);
    }

    /** How many bytes there are. */
    public long total() {
        return shared.total() + visitors.total();
    }

    /** How many of them are taken. */
    public long granted() {
        return shared.granted() + visitors.granted();
    }
}
