package org.languageplayground.compute;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import jakarta.annotation.PreDestroy;
import org.springframework.stereotype.Service;

/** Whoever uses the pages in one browser: the owner of runs, with memory for them. */
@Service
@VaadinSessionScope
public class Visitor {
    private final WorkerPool pool;
    private final MemoryBudget memory;

    public Visitor(WorkerPool pool, ServerMemory memory) {
        this.pool = pool;
        this.memory = memory.session();
    }

    /**
     * Hands a work in; it takes turns with those of other visitors.
     *
     * @param changed called from any thread when the run has made progress, has another place or has ended; must be quick
     * @throws NoMemoryException if there is not enough to begin
     */
    public <P, R> Run<P, R> run(Work<P, R> work, Runnable changed) {
        return pool.submit(this, memory, work, changed);
    }

    /**
     * Begins a work that mostly waits for someone far away.
     *
     * @param changed called from another thread; must be quick
     * @throws NoMemoryException if there is not enough to begin
     */
    public <P, R> Run<P, R> listen(Work<P, R> work, Runnable changed) {
        return pool.listen(this, memory, work, changed);
    }

    /** The visitor has left: whatever memory is still taken is given back. */
    @PreDestroy
    public void close() {
        memory.close();
    }

    /** What this visitor may take. */
    public MemoryBudget memory() {
        return memory;
    }
}
