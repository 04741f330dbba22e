package org.languageplayground.ui;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One student's simulations of a chapter, one a browser tab.
 *
 * @param <S> the chapter's simulation
 */
public class TabSimulations<S> {
    private final Map<Integer, S> byTab = new ConcurrentHashMap<>();
    private final Supplier<S> first;

    protected TabSimulations(Supplier<S> first) {
        this.first = first;
    }

    /** The simulation of a tab, a new one if it has none. */
    public S of(int tab) {
        return byTab.computeIfAbsent(tab, key -> first.get());
    }

    /** Holds on to a simulation whose tab was detached only for a moment, as when a browser asks for the page anew. */
    public void keep(int tab, S simulation) {
        byTab.put(tab, simulation);
    }

    /** Forgets the simulation of a tab that was closed. */
    public void close(int tab) {
        byTab.remove(tab);
    }
}
