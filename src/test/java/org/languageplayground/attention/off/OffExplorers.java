package org.languageplayground.attention.off;

import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;

/** What measures heads that are off, for tests. */
public final class OffExplorers {
    public static final WorkerPool POOL = new WorkerPool(1, 8);

    private OffExplorers() {}

    public static HeadStudies studies(ModelLibrary library) {
        return new HeadStudies(library, POOL, Visitors.memory());
    }

    public static OffExplorer of(ModelLibrary library) {
        return new OffExplorer(studies(library), Visitors.of(POOL));
    }
}
