package org.languageplayground.rag;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.languageplayground.compute.Held;
import org.languageplayground.compute.Libraries;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.rag.base.FolderSettings;
import org.languageplayground.rag.base.IndexCache;
import org.languageplayground.rag.base.KnowledgeBases;
import org.languageplayground.rag.base.OwnBase;
import org.languageplayground.rag.base.OwnLimits;
import org.languageplayground.rag.base.SharedEncoder;
import org.languageplayground.rag.evaluation.Outcomes;
import org.languageplayground.rag.llm.ConfiguredLlm;
import org.languageplayground.rag.llm.LlmSettings;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.rag.question.WorldReader;
import org.languageplayground.search.reading.DocumentProblem;
import org.languageplayground.search.reading.ReadDocument;

/** What simulations of this chapter share in tests. */
public final class RagFixture {
    static final ModelLibrary LIBRARY = Libraries.WITH_ENGLISH;
    public static final WorkerPool POOL = new WorkerPool(1, 40);
    public static final SharedEncoder ENCODER = new SharedEncoder(LIBRARY, 20_000, "");
    public static final FolderSettings NO_FOLDERS = new FolderSettings("", "");
    public static final KnowledgeBases BASES =
            new KnowledgeBases(LIBRARY, ENCODER, POOL, Visitors.memory(), NO_FOLDERS);
    public static final Outcomes OUTCOMES = new Outcomes();
    public static final WorldReader READER = new WorldReader(LIBRARY);
    public static final OwnLimits LIMITS = new OwnLimits(true, 1, 10_000, 3, 5);

    public static final ConfiguredLlm NO_LLM = llm("");

    private RagFixture() {}

    /** One that may read so many tokens of a base. */
    public static SharedEncoder encoder(long mostTokens) {
        return new SharedEncoder(LIBRARY, mostTokens, "");
    }

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
        return simulation(limits, Visitors.of(POOL));
    }

    public static RagSimulation simulation(OwnLimits limits, Visitor visitor) {
        return new RagSimulation(BASES, READER, new OwnBase(limits, visitor, POOL, ENCODER), visitor, Optional.empty());
    }

    public static InputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the question found, once the index is there. */
    public static RagReading reading(RagSimulation simulation) {
        await(simulation);
        return simulation.reading().orElseThrow();
    }

    /** Waits until the index is made, or is refused. */
    public static void await(RagSimulation simulation) {
        for (int i = 0; i < 6_000 && simulation.indexing(); i++) {
            LockSupport.parkNanos(10_000_000);
            simulation.takeIn();
        }
    }

    /** Keeps the only thread of the pool until it is let go. */
    public static Held hold() throws InterruptedException {
        Held held = new Held();
        Visitors.of(POOL).run(held, () -> {});
        held.awaitStep();
        return held;
    }

    /** A document of one's own, once it is read; or why it is none. */
    public static Run<Optional<DocumentProblem>, ReadDocument> add(RagSimulation simulation, String file, String text) {
        CompletableFuture<Run<Optional<DocumentProblem>, ReadDocument>> read = new CompletableFuture<>();
        simulation.own().add(file, file(text), read::complete);
        return read.join();
    }

    /** The page for one student. */
    static RagView view(ConfiguredLlm llm) {
        return new RagView(
                new RagSimulations(BASES, READER, LIMITS, POOL, Visitors.of(POOL), llm), BASES, OUTCOMES, READER);
    }

    /** Makes the indexes with which the bases begin, so that nobody need wait for them. */
    static void makeIndexes() {
        for (BaseChoice choice : BaseChoice.everywhere()) {
            BASES.corpus(choice).ifPresent(corpus -> BASES.indexes()
                    .get(new IndexCache.Key(corpus, choice.size(), choice.overlap()))
                    .whole()
                    .join());
        }
    }
}
