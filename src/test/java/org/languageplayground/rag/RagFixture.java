package org.languageplayground.rag;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.rag.llm.ConfiguredLlm;
import org.languageplayground.rag.llm.LlmSettings;

/** What simulations of this chapter share in tests. */
final class RagFixture {
    static final WorkerPool POOL = new WorkerPool(1, 40);
    static final KnowledgeBases BASES = new KnowledgeBases(new ModelLibrary(""), POOL);
    static final OwnLimits LIMITS = new OwnLimits(true, 1, 10_000, 3, 200);

    static final ConfiguredLlm NO_LLM = llm("");

    private RagFixture() {}

    /** An LLM at a base URL, which gives one visitor three questions; none where that is empty. */
    static ConfiguredLlm llm(String baseUrl) {
        Duration patience = Duration.ofMinutes(1);
        return new ConfiguredLlm(
                new LlmSettings(baseUrl, "", "tiny", patience, patience, patience, 50, 10_000, 3, 300));
    }

    static RagSimulation simulation() {
        return simulation(LIMITS);
    }

    static RagSimulation simulation(OwnLimits limits) {
        return new RagSimulation(BASES, new OwnBase(limits, POOL), Optional.empty());
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
