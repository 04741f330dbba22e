package org.languageplayground.compute;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Few threads for the long computations of many students. Each run goes on for a moment at a time, one student's after
 * another's, so that all see progress; a student with two runs gets no more of it than one with a single run. Only so many runs
 * are under way at once, and four of one student's; the others wait in the order in which they came, and each knows its place.
 * Whatever a run throws ends that run, and no thread.
 */
public class WorkerPool implements AutoCloseable {
    private static final long SLICE_NANOS = 25_000_000;
    private static final int MOST_OF_ONE_OWNER = 4;
    private static final Duration LONGEST_STEP = Duration.ofMinutes(1);

    private final int runsAtOnce;
    private final List<Worker> workers = new ArrayList<>();
    private final Map<Object, Deque<Run<?, ?>>> ready = new LinkedHashMap<>();
    private final Set<Object> busy = new HashSet<>();
    private final Deque<Run<?, ?>> waiting = new ArrayDeque<>();
    private final PoolTimes times = new PoolTimes();
    private final Map<Object, Integer> underWayOf = new HashMap<>();
    private int underWay;
    private boolean closed;

    /**
     * A pool at work.
     *
     * @param threads how many; 0 for one less than there are processors, so that pages stay quick
     * @param runsAtOnce how many may be under way
     */
    public WorkerPool(int threads, int runsAtOnce) {
        this.runsAtOnce = runsAtOnce;
        int count = threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        for (int i = 0; i < count; i++) {
            workers.add(new Worker("worker-" + i));
        }
        workers.forEach(Thread::start);
    }

    /**
     * Hands a work in.
     *
     * @param owner whose it is; those of one owner are done in turn, never two at a time
     * @param memory of which it is granted what it needs
     * @param changed called from any thread when the run has made progress, has another place or has ended, but not from this
     *     one before it is handed in; must be quick
     * @throws NoMemoryException if there is not enough to begin
     */
    public <P, R> Run<P, R> submit(Object owner, MemoryBudget memory, Work<P, R> work, Runnable changed) {
        Run<P, R> run = new Run<>(this, owner, memory.grant(work.bytes()), work, changed);
        synchronized (ready) {
            if (closed) {
                run.markCancelled();
                run.end();
            } else {
                waiting.add(run);
                admit();
            }
        }
        return run;
    }

    /**
     * Begins a work that mostly waits for someone far away, in a thread of its own: it takes no turn from others. Cancelling it
     * interrupts its step.
     *
     * @param changed called from that thread; must be quick
     * @throws NoMemoryException if there is not enough to begin
     */
    public <P, R> Run<P, R> listen(Object owner, MemoryBudget memory, Work<P, R> work, Runnable changed) {
        Run<P, R> run = new Run<>(this, owner, memory.grant(work.bytes()), work, changed);
        run.listenIn(Thread.ofVirtual().unstarted(() -> {
            while (run.step()) {
                run.tell();
            }
            run.end();
            run.tell();
        }));
        return run;
    }

    /** How many runs have begun and are not over. */
    public int underWay() {
        synchronized (ready) {
            return underWay;
        }
    }

    /** How many runs wait for room. */
    public int waiting() {
        synchronized (ready) {
            return waiting.size();
        }
    }

    /** What it has done so far. */
    public PoolTimes times() {
        return times;
    }

    /** How many threads there should be. */
    public int threads() {
        return workers.size();
    }

    /** How many threads have died, so that they will make no step. */
    public int dead() {
        return (int) workers.stream().filter(worker -> !worker.isAlive()).count();
    }

    /** How many threads have been in one step for so long that it may never end. */
    public int stuck() {
        return stuck(LONGEST_STEP);
    }

    int stuck(Duration longest) {
        return (int) workers.stream().filter(worker -> worker.isStuck(longest)).count();
    }

    /** Stops the threads; every run is over. */
    @Override
    public void close() {
        List<Run<?, ?>> left;
        synchronized (ready) {
            closed = true;
            left = new ArrayList<>(waiting);
            ready.values().forEach(left::addAll);
            ready.notifyAll();
        }
        left.forEach(Run::cancel);
    }

    int place(Run<?, ?> run) {
        synchronized (ready) {
            int place = 1;
            for (Run<?, ?> other : waiting) {
                if (other == run) {
                    return place;
                }
                place++;
            }
            return 0;
        }
    }

    void cancel(Run<?, ?> run) {
        List<Run<?, ?>> told = new ArrayList<>();
        boolean idle;
        synchronized (ready) {
            run.markCancelled();
            idle = waiting.remove(run);
            if (idle) {
                told.addAll(waiting);
            } else if (takeBack(run)) {
                idle = true;
                told.addAll(leave(run));
            }
        }
        if (idle) {
            run.end();
            told.add(run);
        }
        told.forEach(Run::tell);
    }

    /** Takes a run out of the queue of its owner, unless a worker has it. */
    private boolean takeBack(Run<?, ?> run) {
        Deque<Run<?, ?>> own = ready.get(run.owner());
        boolean found = own != null && own.remove(run);
        if (found && own.isEmpty()) {
            ready.remove(run.owner());
        }
        return found;
    }

    /** Makes room for others; answers who has something to be told. */
    private List<Run<?, ?>> leave(Run<?, ?> run) {
        underWay--;
        underWayOf.computeIfPresent(run.owner(), (owner, count) -> count > 1 ? count - 1 : null);
        List<Run<?, ?>> told = admit();
        told.addAll(waiting);
        return told;
    }

    /** Lets in whoever waits the longest, but for owners who have as much under way as one may; answers who came in. */
    private List<Run<?, ?>> admit() {
        List<Run<?, ?>> begun = new ArrayList<>();
        Iterator<Run<?, ?>> all = waiting.iterator();
        while (underWay < runsAtOnce && all.hasNext()) {
            Run<?, ?> run = all.next();
            if (underWayOf.getOrDefault(run.owner(), 0) < MOST_OF_ONE_OWNER) {
                all.remove();
                underWay++;
                underWayOf.merge(run.owner(), 1, Integer::sum);
                run.begin();
                times.begun(System.nanoTime() - run.handedIn());
                enqueue(run);
                begun.add(run);
            }
        }
        return begun;
    }

    private void enqueue(Run<?, ?> run) {
        ready.computeIfAbsent(run.owner(), owner -> new ArrayDeque<>()).add(run);
        ready.notifyAll();
    }

    /** The run whose turn it is, once there is one; null when the pool is closed. */
    private Run<?, ?> next() throws InterruptedException {
        synchronized (ready) {
            while (!closed) {
                for (Map.Entry<Object, Deque<Run<?, ?>>> entry : ready.entrySet()) {
                    if (busy.add(entry.getKey())) {
                        Run<?, ?> run = entry.getValue().remove();
                        if (entry.getValue().isEmpty()) {
                            ready.remove(entry.getKey());
                        }
                        return run;
                    }
                }
                ready.wait();
            }
            return null;
        }
    }

    private static boolean slice(Run<?, ?> run) {
        long start = System.nanoTime();
        boolean more = true;
        while (more && !run.cancelled() && System.nanoTime() - start < SLICE_NANOS) {
            more = run.step();
        }
        return more;
    }

    /** Lines the owner up behind all others, with the run last among its own. */
    private void putBack(Run<?, ?> run, boolean more) {
        List<Run<?, ?>> told = new ArrayList<>();
        boolean over;
        synchronized (ready) {
            busy.remove(run.owner());
            Deque<Run<?, ?>> own = ready.remove(run.owner());
            if (own != null) {
                ready.put(run.owner(), own);
            }
            over = !more || run.cancelled() || closed;
            if (over) {
                told.addAll(leave(run));
            } else {
                enqueue(run);
            }
            ready.notifyAll();
        }
        if (over) {
            run.end();
        }
        told.add(run);
        told.forEach(Run::tell);
    }

    /** A thread that makes steps, of whoever's turn it is. */
    private final class Worker extends Thread {
        private static final long NONE = 0;

        private volatile long since = NONE;

        Worker(String name) {
            super(name);
            setDaemon(true);
        }

        @Override
        public void run() {
            boolean open = true;
            while (open) {
                open = turn();
            }
        }

        /** One run's turn; answers whether the pool is open. */
        private boolean turn() {
            Run<?, ?> run = null;
            try {
                run = next();
                if (run != null) {
                    since = System.nanoTime() | 1;
                    long began = System.nanoTime();
                    boolean more = slice(run);
                    times.turn(System.nanoTime() - began);
                    since = NONE;
                    putBack(run, more);
                }
                return run != null;
            } catch (InterruptedException e) {
                return false;
            } catch (Throwable noMemoryToKeepTheBooks) {
                if (run != null) {
                    run.fail(noMemoryToKeepTheBooks);
                    run.end();
                }
                return true;
            }
        }

        boolean isStuck(Duration longest) {
            long began = since;
            return began != NONE && System.nanoTime() - began > longest.toNanos();
        }
    }
}
