package org.languageplayground.attention;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.springframework.stereotype.Service;

/** One student's simulations of this chapter, one a browser tab. */
@Service
@VaadinSessionScope
public class AttentionSimulations {
    private final Map<Integer, AttentionSimulation> byTab = new ConcurrentHashMap<>();
    private final ModelLibrary library;
    private final TraceCache traces;

    public AttentionSimulations(ModelLibrary library, TraceCache traces) {
        this.library = library;
        this.traces = traces;
    }

    /** The simulation of a tab, a new one if it has none. */
    AttentionSimulation of(int tab) {
        return byTab.computeIfAbsent(tab, key -> new AttentionSimulation(library, traces));
    }

    /** Holds on to a simulation whose tab was detached only for a moment, as when a browser asks for the page anew. */
    void keep(int tab, AttentionSimulation simulation) {
        byTab.put(tab, simulation);
    }

    /** Forgets the simulation of a tab that was closed. */
    void close(int tab) {
        byTab.remove(tab);
    }
}
