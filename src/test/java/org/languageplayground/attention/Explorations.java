package org.languageplayground.attention;

import org.languageplayground.attention.history.Checkpoints;
import org.languageplayground.attention.history.HistoryExplorer;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;

/** Simulations of the chapter with all they need. */
final class Explorations {
    static final Checkpoints CHECKPOINTS = new Checkpoints();
    private static final WorkerPool POOL = new WorkerPool(1, 4);

    private Explorations() {}

    static Visitor visitor() {
        return Visitors.of(POOL);
    }

    /** How many checkpoints are measured. */
    static int measured() {
        return CHECKPOINTS.measured();
    }

    static AttentionSimulations all(ModelLibrary library, TraceCache traces) {
        return new AttentionSimulations(library, traces, CHECKPOINTS, visitor());
    }

    static AttentionSimulation one(ModelLibrary library, TraceCache traces) {
        return new AttentionSimulation(library, traces, new HistoryExplorer(CHECKPOINTS, traces, visitor()));
    }
}
