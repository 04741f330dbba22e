package org.languageplayground.rag.question;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.rag.base.IndexCache;
import org.languageplayground.rag.base.IndexProgress;
import org.languageplayground.rag.base.IndexProgress.LeftOut;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
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
    private StandIn why = StandIn.STOPPED;

    /** What is looked up where. */
    private record Sought(Asked asked, Corpus corpus) {}

    /** An index that is still being made. */
    private record Waiting(IndexCache cache, IndexCache.Key key, IndexCache.Index index) {}

    /**
     * Nothing is looked up yet.
     *
     * @param onIndex called from any thread when an index that is waited for is further
     */
    Lookup(Pipeline pipeline, Runnable onIndex) {
        this.pipeline = pipeline;
        this.onIndex = onIndex;
    }

    /** Looks a question up; where it is the one of the last call, only passages that were edited are read again. */
    void ask(Asked asked, Edits edits, Corpus corpus, IndexCache cache) {
        Sought now = new Sought(asked, corpus);
        if (!now.equals(sought)) {
            Waiting before = waiting;
            sought = now;
            reading = null;
            waiting = null;
            search(edits, cache);
            if (before != null) {
                before.cache().leave(before.key());
            }
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
            waiting.index().onProgress(onIndex);
            await(edits);
        }
    }

    private void await(Edits edits) {
        try {
            waiting.index().whole().get(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Taken in below, as far as it has come.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        takeIn(edits);
    }

    /** Searches in an index that was waited for, as far as it has come since; answers whether that is done in another way than before. */
    boolean takeIn(Edits edits) {
        if (waiting == null) {
            return false;
        }
        IndexCache.Index index = waiting.index();
        boolean whole = index.whole().isDone();
        if (index.whole().isCompletedExceptionally()) {
            nothing = IndexCache.refusal(index.whole().exceptionNow());
            reading = null;
            waiting = null;
            return true;
        }
        Optional<KnowledgeBase> base = index.base();
        boolean found = base.isPresent() && (reading == null || reading.base() != base.get());
        if (found) {
            Method before = reading == null ? null : reading.asked().method();
            Asked asked = sought.asked().by(possible(base.get()));
            reading = pipeline.run(asked, edits, sought.corpus(), base.get());
            found = asked.method() != before;
        }
        if (whole) {
            why = index.progress().flatMap(this::standIn).orElse(StandIn.STOPPED);
            waiting = null;
        }
        return found;
    }

    /** Without both the encoder and LSA, it is LSA that the hybrid lacks. */
    private Optional<StandIn> standIn(IndexProgress made) {
        return made.space().isPresent() && !sought.asked().method().needsEncoder()
                ? made.space().map(left -> left == LeftOut.NO_TIME ? StandIn.NO_TIME : StandIn.NO_SPACE)
                : made.left().map(left -> left == LeftOut.NO_MEMORY ? StandIn.NO_MEMORY : StandIn.TOO_MANY);
    }

    /** The method that is set, or BM25 as long as the chunks are not indexed by that. */
    private Method possible(KnowledgeBase base) {
        Method wanted = sought.asked().method();
        return base.methods().contains(wanted) ? wanted : Method.BM25;
    }

    /** Whether these are the texts in which was looked last. */
    boolean seeks(Corpus corpus) {
        return sought == null || sought.corpus() == corpus;
    }

    /** Whether the index is still being made. */
    boolean waiting() {
        return waiting != null;
    }

    /** How far the index is that is waited for. */
    Optional<IndexProgress> progress() {
        return Optional.ofNullable(waiting).flatMap(now -> now.index().progress());
    }

    /** Why BM25 ranks the chunks in place of the method that is set; none where it does not. */
    Optional<StandIn> standIn() {
        return reading()
                .filter(found -> found.asked().method() != sought.asked().method())
                .map(found -> waiting == null ? why : encoderIsLeft() ? StandIn.SPACE_NOT_YET : StandIn.NOT_YET);
    }

    private boolean encoderIsLeft() {
        return progress().flatMap(IndexProgress::left).isPresent();
    }

    /** Waits for the index no longer. */
    void cancel() {
        if (waiting != null) {
            waiting.cache().leave(waiting.key());
            waiting = null;
            nothing = new Notice("rag.message.cancelled");
            why = StandIn.STOPPED;
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
