package org.languageplayground.ui;

import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One student's simulations of a chapter, one a browser tab. That of a tab which is gone is ended some time later: a browser
 * that asks for the page anew takes the tab away only for a moment.
 *
 * @param <S> the chapter's simulation
 */
public class TabSimulations<S extends Simulation> {
    private static final long GRACE_SECONDS = 10;
    private static final Executor LATER = CompletableFuture.delayedExecutor(GRACE_SECONDS, TimeUnit.SECONDS);

    private final Map<Integer, S> byTab = new ConcurrentHashMap<>();
    private final Set<S> leaving = ConcurrentHashMap.newKeySet();
    private final Supplier<S> first;
    private final Executor later;

    protected TabSimulations(Supplier<S> first) {
        this(first, LATER);
    }

    TabSimulations(Supplier<S> first, Executor later) {
        this.first = first;
        this.later = later;
    }

    /** The simulation of a tab, a new one if it has none. */
    public S of(int tab) {
        return byTab.computeIfAbsent(tab, key -> first.get());
    }

    /** Holds on to a simulation whose tab was detached only for a moment. */
    public void keep(int tab, S simulation) {
        leaving.remove(simulation);
        byTab.put(tab, simulation);
    }

    /** Forgets the simulation of a tab that was closed, and ends it if the tab does not come back soon. */
    public void close(int tab) {
        S simulation = byTab.remove(tab);
        if (simulation != null) {
            leaving.add(simulation);
            later.execute(() -> {
                if (leaving.remove(simulation)) {
                    simulation.close();
                }
            });
        }
    }

    /** Ends all, when the session does. */
    @PreDestroy
    public void closeAll() {
        byTab.values().forEach(Simulation::close);
        leaving.forEach(Simulation::close);
        byTab.clear();
        leaving.clear();
    }
}
