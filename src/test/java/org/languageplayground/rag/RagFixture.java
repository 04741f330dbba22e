package org.languageplayground.rag;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.WorkerPool;

/** What simulations of this chapter share in tests. */
final class RagFixture {
    static final WorkerPool POOL = new WorkerPool(1, 40);
    static final KnowledgeBases BASES = new KnowledgeBases(new ModelLibrary(""), POOL);
    static final OwnLimits LIMITS = new OwnLimits(true, 1, 10_000, 3, 200);

    private RagFixture() {}

    static RagSimulation simulation() {
        return simulation(LIMITS);
    }

    static RagSimulation simulation(OwnLimits limits) {
        return new RagSimulation(BASES, new OwnBase(limits, POOL));
    }

    static InputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the question found, once the index is there. */
    static RagReading reading(RagSimulation simulation) {
        for (int i = 0; i < 240 && simulation.indexing(); i++) {
            simulation.resume();
        }
        return simulation.reading().orElseThrow();
    }
}
