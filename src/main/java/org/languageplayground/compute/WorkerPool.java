package org.languageplayground.compute;

import jakarta.annotation.PreDestroy;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Few threads for the long computations of many students. Each job goes on for a moment at a time, one student's after
 * another's, so that all see progress; a student with two jobs gets no more of it than one with a single job. Only so many jobs
 * are under way at once, and four of one student's; the others wait in the order in which they came, and each knows its place.
 */
@Service
public class WorkerPool {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
    private static final long SLICE_NANOS = 25_000_000;
    private static final int MOST_OF_ONE_OWNER = 4;

    private final int jobsAtOnce;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<Object, Deque<Ticket>> ready = new LinkedHashMap<>();
    private final Set<Object> busy = new HashSet<>();
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private final Map<Object, Integer> underWayOf = new HashMap<>();
    private int underWay;
    private boolean closed;

    /**
     * A pool at work.
     *
     * @param threads {@code playground.worker-threads}; 0 for one less than there are processors, so that pages stay quick
     * @param jobsAtOnce {@code playground.jobs-at-once}, which bounds the memory of all jobs together
     */
    public WorkerPool(
            @Value("${playground.worker-threads:0}") int threads,
            @Value("${playground.jobs-at-once:40}") int jobsAtOnce) {
        if (threads < 0 || jobsAtOnce < 1) {
            throw new IllegalArgumentException("playground.worker-threads must be 0 or more, not " + threads
                    + "; playground.jobs-at-once 1 or more, not " + jobsAtOnce);
        }
        this.jobsAtOnce = jobsAtOnce;
        int count = threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(this::work, "worker-" + i);
            thread.setDaemon(true);
            this.threads.add(thread);
        }
        this.threads.forEach(Thread::start);
    }

    /**
     * Hands a job in.
     *
     * @param owner whose job it is; those of one owner are done in turn, never two at a time
     */
    public Ticket submit(Object owner, Job job) {
        Ticket ticket = new Ticket(this, owner, job);
        synchronized (ready) {
            waiting.add(ticket);
            admit();
        }
        return ticket;
    }

    /** How many jobs have begun and are not over. */
    public int underWay() {
        synchronized (ready) {
            return underWay;
        }
    }

    /** How many jobs wait for room. */
    public int waiting() {
        synchronized (ready) {
            return waiting.size();
        }
    }

    /** Stops the threads; no job goes on. */
    @PreDestroy
    public void close() {
        synchronized (ready) {
            closed = true;
            ready.notifyAll();
        }
    }

    int place(Ticket ticket) {
        synchronized (ready) {
            int place = 1;
            for (Ticket other : waiting) {
                if (other == ticket) {
                    return place;
                }
                place++;
            }
            return 0;
        }
    }

    void cancel(Ticket ticket) {
        synchronized (ready) {
            if (waiting.remove(ticket)) {
                ticket.end();
                announcePlaces();
            } else if (!ticket.over()) {
                Deque<Ticket> own = ready.getOrDefault(ticket.owner(), new ArrayDeque<>());
                own.remove(ticket);
                if (own.isEmpty()) {
                    ready.remove(ticket.owner());
                }
                end(ticket);
            }
        }
    }

    private void end(Ticket ticket) {
        ticket.end();
        underWay--;
        underWayOf.computeIfPresent(ticket.owner(), (owner, count) -> count > 1 ? count - 1 : null);
        if (!waiting.isEmpty()) {
            admit();
            announcePlaces();
        }
    }

    /** Lets in whoever waits the longest, but for owners who have as much under way as one may. */
    private void admit() {
        Iterator<Ticket> all = waiting.iterator();
        while (underWay < jobsAtOnce && all.hasNext()) {
            Ticket ticket = all.next();
            if (underWayOf.getOrDefault(ticket.owner(), 0) < MOST_OF_ONE_OWNER) {
                all.remove();
                underWay++;
                underWayOf.merge(ticket.owner(), 1, Integer::sum);
                enqueue(ticket);
                ticket.job().changed();
            }
        }
    }

    private void enqueue(Ticket ticket) {
        ready.computeIfAbsent(ticket.owner(), owner -> new ArrayDeque<>()).add(ticket);
        ready.notifyAll();
    }

    private void announcePlaces() {
        waiting.forEach(ticket -> ticket.job().changed());
    }

    private void work() {
        try {
            for (Ticket ticket = next(); ticket != null; ticket = next()) {
                boolean more = slice(ticket);
                putBack(ticket, more);
                ticket.job().changed();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The job whose turn it is, once there is one; null when the pool is closed. */
    private Ticket next() throws InterruptedException {
        synchronized (ready) {
            while (!closed) {
                for (Map.Entry<Object, Deque<Ticket>> entry : ready.entrySet()) {
                    if (busy.add(entry.getKey())) {
                        Ticket ticket = entry.getValue().remove();
                        if (entry.getValue().isEmpty()) {
                            ready.remove(entry.getKey());
                        }
                        return ticket;
                    }
                }
                ready.wait();
            }
            return null;
        }
    }

    private static boolean slice(Ticket ticket) {
        long start = System.nanoTime();
        try {
            boolean more = true;
            while (more && !ticket.over() && System.nanoTime() - start < SLICE_NANOS) {
                more = ticket.job().step();
            }
            return more;
        } catch (RuntimeException | Error problem) {
            LOG.error("A job went wrong and was ended.", problem);
            ticket.job().failed(problem);
            return false;
        }
    }

    /** Lines the owner up behind all others, with the job last among its own. */
    private void putBack(Ticket ticket, boolean more) {
        synchronized (ready) {
            busy.remove(ticket.owner());
            Deque<Ticket> own = ready.remove(ticket.owner());
            if (own != null) {
                ready.put(ticket.owner(), own);
            }
            if (!ticket.over()) {
                if (more) {
                    enqueue(ticket);
                } else {
                    end(ticket);
                }
            }
            ready.notifyAll();
        }
    }
}
