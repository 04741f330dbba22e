package org.languageplayground.rag;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.rag.llm.ConfiguredLlm;
import org.languageplayground.rag.llm.LlmSettings;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.text.Document;

/** What simulations of this chapter share in tests. */
final class RagFixture {
    static final WorkerPool POOL = new WorkerPool(1, 40);
    static final KnowledgeBases BASES = new KnowledgeBases(new ModelLibrary(""), POOL, Visitors.memory());
    static final OwnLimits LIMITS = new OwnLimits(true, 1, 10_000, 3);

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
        return simulation(limits, Visitors.of(POOL));
    }

    static RagSimulation simulation(OwnLimits limits, Visitor visitor) {
        return new RagSimulation(BASES, new OwnBase(limits, visitor, POOL), visitor, Optional.empty());
    }

    /** A document of one's own, once it is read; or why it is none. */
    static Run<String, Document> add(RagSimulation simulation, String file, String text) {
        CompletableFuture<Run<String, Document>> read = new CompletableFuture<>();
        simulation.own().add(file, file(text), read::complete);
        return read.join();
    }

    static InputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An index of a shipped base, once it is there. */
    static KnowledgeBase index(IndexCache.Key key) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        if (BASES.indexes().known(key).isEmpty()) {
            if (BASES.indexes().make(key, () -> end.complete(null)).outcome().isEmpty()) {
                end.join();
            }
        }
        return BASES.indexes().known(key).orElseThrow();
    }

    /** What the question found, once the index is there. */
    static RagReading reading(RagSimulation simulation) {
        for (int i = 0; i < 240 && simulation.indexing(); i++) {
            simulation.resume();
        }
        return simulation.reading().orElseThrow();
    }
}
