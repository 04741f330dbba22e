package org.languageplayground.attention;

import org.languageplayground.attention.generate.Generating;
import org.languageplayground.attention.heads.HeadsExplorer;
import org.languageplayground.attention.heads.RoleTables;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.compute.Visitors;

/** Simulations of the chapter with all they need. */
final class Explorations {
    private static final RoleTables TABLES = new RoleTables();

    private Explorations() {}

    static AttentionSimulations all(ModelLibrary library, TraceCache traces) {
        return new AttentionSimulations(library, traces, TABLES, Visitors.any());
    }

    static AttentionSimulation one(ModelLibrary library, TraceCache traces) {
        return new AttentionSimulation(
                library, traces, new Generating(Visitors.any()), new HeadsExplorer(TABLES, Visitors.any()));
    }
}
