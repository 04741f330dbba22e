package org.languageplayground.attention;

import org.languageplayground.attention.generate.Generating;
import org.languageplayground.attention.heads.HeadsExplorer;
import org.languageplayground.attention.heads.RoleTables;
import org.languageplayground.attention.history.Checkpoints;
import org.languageplayground.attention.history.HistoryExplorer;
import org.languageplayground.attention.off.OffExplorers;
import org.languageplayground.attention.paths.PathsExplorers;
import org.languageplayground.attention.swap.Swapping;
import org.languageplayground.attention.train.TrainExplorer;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.Visitors;

/** Simulations of the chapter with all they need. */
final class Explorations {
    static final Checkpoints CHECKPOINTS = new Checkpoints();
    private static final RoleTables TABLES = new RoleTables();

    private Explorations() {}

    static Visitor visitor() {
        return Visitors.any();
    }

    /** How many checkpoints are measured. */
    static int measured() {
        return CHECKPOINTS.measured();
    }

    static AttentionSimulations all(ModelLibrary library, TraceCache traces) {
        return new AttentionSimulations(
                library,
                traces,
                TABLES,
                OffExplorers.studies(library),
                PathsExplorers.studies(library),
                CHECKPOINTS,
                visitor());
    }

    static AttentionSimulation one(ModelLibrary library, TraceCache traces) {
        return new AttentionSimulation(
                library,
                traces,
                new Generating(visitor()),
                new HeadsExplorer(TABLES, visitor()),
                OffExplorers.of(library),
                PathsExplorers.of(library),
                new HistoryExplorer(CHECKPOINTS, traces, visitor()),
                new TrainExplorer(visitor()),
                new Swapping(visitor()));
    }
}
