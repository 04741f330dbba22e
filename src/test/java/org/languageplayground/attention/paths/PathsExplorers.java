package org.languageplayground.attention.paths;

import org.languageplayground.attention.off.OffExplorers;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.Visitors;

/** What measures paths, for tests. */
public final class PathsExplorers {
    private PathsExplorers() {}

    public static PathStudies studies(ModelLibrary library) {
        return new PathStudies(library, OffExplorers.POOL, Visitors.memory());
    }

    public static PathsExplorer of(ModelLibrary library) {
        return new PathsExplorer(studies(library), Visitors.of(OffExplorers.POOL));
    }
}
