package org.languageplayground.rag;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.rag.base.KnowledgeBases;
import org.languageplayground.rag.base.OwnBase;
import org.languageplayground.rag.base.OwnLimits;
import org.languageplayground.rag.evaluation.Outcomes;
import org.languageplayground.rag.llm.ConfiguredLlm;
import org.languageplayground.rag.llm.LlmSettings;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.question.WorldReader;

/** What simulations of this chapter share in tests. */
public final class RagFixture {
    private static final ModelLibrary LIBRARY = new ModelLibrary("");
    public static final WorkerPool POOL = new WorkerPool(1, 40);
    public static final KnowledgeBases BASES = new KnowledgeBases(LIBRARY, POOL);
    public static final Outcomes OUTCOMES = new Outcomes();
    public static final WorldReader READER = new WorldReader(LIBRARY);
    public static final OwnLimits LIMITS = new OwnLimits(true, 1, 10_000, 3, 200);

    public static final ConfiguredLlm NO_LLM = llm("");

    private RagFixture() {}

    /** An LLM at a base URL, which gives one visitor three questions; none where that is empty. */
    public static ConfiguredLlm llm(String baseUrl) {
        Duration patience = Duration.ofMinutes(1);
        return new ConfiguredLlm(
                new LlmSettings(baseUrl, "", "tiny", patience, patience, patience, 50, 10_000, 3, 300));
    }

    public static RagSimulation simulation() {
        return simulation(LIMITS);
    }

    public static RagSimulation simulation(OwnLimits limits) {
        return new RagSimulation(BASES, OUTCOMES, READER, new OwnBase(limits, POOL), Optional.empty());
    }

    public static InputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the question found, once the index is there. */
    public static RagReading reading(RagSimulation simulation) {
        for (int i = 0; i < 240 && simulation.indexing(); i++) {
            simulation.resume();
        }
        return simulation.reading().orElseThrow();
    }
}
