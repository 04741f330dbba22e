package org.languageplayground.rag.question;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.rag.base.IndexCache;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.ui.Notice;

/** Looks a question up: at once where the index is there, or else when it is. */
final class Lookup {
    /** An index that takes longer is waited for outside of the request. */
    private static final long PATIENCE_MILLISECONDS = 250;

    private final Pipeline pipeline;
    private final Runnable onIndex;
    private Sought sought;
    private Waiting waiting;
    private RagReading reading;
    private Notice nothing;

    /** What is looked up where. */
    private record Sought(Asked asked, Corpus corpus) {}

    /** An index that is still being made. */
    private record Waiting(IndexCache cache, IndexCache.Key key, CompletableFuture<KnowledgeBase> index) {}

    /**
     * Nothing is looked up yet.
     *
     * @param onIndex called from any thread when an index that was waited for is there
     */
    Lookup(Pipeline pipeline, Runnable onIndex) {
        this.pipeline = pipeline;
        this.onIndex = onIndex;
    }

    /** Looks a question up; where it is the one of the last call, only passages that were edited are read again. */
    void ask(Asked asked, Edits edits, Corpus corpus, IndexCache cache) {
        Sought now = new Sought(asked, corpus);
        if (!now.equals(sought)) {
            cancel();
            sought = now;
            reading = null;
            search(edits, cache);
        } else if (reading != null && !reading.edits().equals(edits)) {
            reading = pipeline.again(reading, edits);
        }
    }

    private void search(Edits edits, IndexCache cache) {
        if (sought.corpus().documents().isEmpty()) {
            nothing = new Notice("rag.message.empty");
        } else if (sought.asked().query().isBlank()) {
            nothing = new Notice("rag.message.ask");
        } else {
            nothing = new Notice("rag.message.indexing");
            IndexCache.Key key = new IndexCache.Key(
                    sought.corpus(), sought.asked().size(), sought.asked().overlap());
            waiting = new Waiting(cache, key, cache.get(key));
            await(edits);
        }
    }

    private void await(Edits edits) {
        CompletableFuture<KnowledgeBase> index = waiting.index();
        try {
            index.get(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
            take(edits);
        } catch (TimeoutException e) {
            index.whenComplete((base, problem) -> onIndex.run());
        } catch (ExecutionException e) {
            take(edits);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Edits edits) {
        Waiting done = waiting;
        waiting = null;
        try {
            reading = pipeline.run(
                    sought.asked(), edits, sought.corpus(), done.index().join());
        } catch (CompletionException e) {
            nothing = IndexCache.refusal(e.getCause());
        }
    }

    /** Searches in an index that was waited for, if it has come since; answers whether it has. */
    boolean takeIn(Edits edits) {
        boolean come = waiting != null && waiting.index().isDone();
        if (come) {
            take(edits);
        }
        return come;
    }

    /** Whether the index is still being made. */
    boolean waiting() {
        return waiting != null;
    }

    /** Waits for the index no longer. */
    void cancel() {
        if (waiting != null) {
            waiting.cache().leave(waiting.key());
            waiting = null;
            nothing = new Notice("rag.message.cancelled");
        }
    }

    /** What was found. */
    Optional<RagReading> reading() {
        return Optional.ofNullable(reading);
    }

    /** Why nothing was found, where there is no reading. */
    Notice nothing() {
        return nothing;
    }
}
