package org.languageplayground.rag.base;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.languageplayground.compute.MemoryBudget;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.folder.FolderLimits;
import org.languageplayground.search.folder.FolderScan;
import org.languageplayground.search.folder.Skipped;
import org.languageplayground.ui.Notice;

/**
 * A folder of the administrator's as a base for all. Its texts are served as soon as they are read; when its files change, the texts and the index that there were are served
 * until new ones are whole. Any thread may ask it.
 */
public final class SharedFolder {
    private static final long MEGABYTE = 1 << 20;

    private final BaseChoice choice;
    private final Path folder;
    private final FolderLimits limits;
    private final Optional<KeptFolder> kept;
    private final Server server;
    private final Corpus empty;
    private String looked = "";
    private long wantedFree = Long.MAX_VALUE;
    private Run<FolderProgress, FolderTexts> reading;
    private Optional<Version> served = Optional.empty();
    private Optional<Version> coming = Optional.empty();
    private Optional<Notice> refused = Optional.empty();
    private boolean unindexed;
    private boolean closed;

    /** What the folders of a server have in common; it owns their runs. */
    record Server(WorkerPool pool, MemoryBudget memory, IndexCache indexes, Runnable changed) {}

    /** The texts of one time, with the run that holds their memory. */
    private record Version(Run<FolderProgress, FolderTexts> run, FolderTexts texts, Corpus corpus) {
        IndexCache.Key key() {
            return new IndexCache.Key(
                    corpus, corpus.choice().size(), corpus.choice().overlap());
        }
    }

    /**
     * A folder that was not looked at yet.
     *
     * @param kept where texts and indexes of all folders outlive the server, if anywhere
     */
    SharedFolder(String name, Path folder, FolderLimits limits, Optional<Path> kept, Server server) {
        choice = BaseChoice.folder(name);
        this.folder = folder;
        this.limits = limits;
        this.kept = kept.map(all -> new KeptFolder(all, name));
        this.server = server;
        empty = Corpus.shared(
                choice,
                new FolderTexts(List.of(), List.of(), List.of(), List.of(), 0, Instant.EPOCH),
                Optional.empty());
    }

    /** Looks whether the files have changed, and begins to read them if so. Not to be called in a request. */
    void look() {
        if (isBusy()) {
            return;
        }
        if (looked()) {
            server.changed().run();
        }
    }

    /** Whether it has come to anything. */
    private boolean looked() {
        try {
            return begin(FolderScan.of(folder, limits.files()));
        } catch (IOException e) {
            return cannotOpen(e);
        }
    }

    /** Whether files are being read, or indexed. */
    synchronized boolean isBusy() {
        return closed || reading != null || coming.isPresent();
    }

    private synchronized boolean cannotOpen(IOException problem) {
        boolean known = looked.isEmpty() && refused.isPresent();
        if (!known) {
            FolderLog.cannotOpen(choice.folder(), problem);
        }
        looked = "";
        refused = Optional.of(new Notice("rag.folder.closed"));
        return !known;
    }

    /** What there was no memory for is tried again as soon as enough is free. */
    private synchronized boolean begin(FolderScan scan) {
        boolean changed = !scan.fingerprint().equals(looked);
        if (closed || !changed && server.memory().free() < wantedFree) {
            return false;
        }
        looked = scan.fingerprint();
        refused = Optional.empty();
        wantedFree = Long.MAX_VALUE;
        if (!changed && unindexed) {
            index(served.orElseThrow());
            return true;
        }
        try {
            FolderReading work = new FolderReading(scan, limits, kept, server.indexes()::makeRoom);
            reading = server.pool().submit(server, server.memory(), work, this::changed);
        } catch (NoMemoryException e) {
            refuse(e);
        }
        return true;
    }

    private void refuse(Throwable problem) {
        refused = Optional.of(IndexCache.refusal(problem));
        if (problem instanceof NoMemoryException memory) {
            double lacking = memory.neededMegabytes() - memory.freeMegabytes();
            wantedFree = server.memory().free() + Math.max(1, Math.round(lacking * MEGABYTE));
        }
        FolderLog.refused(choice.folder(), refused.get());
    }

    private void changed() {
        takeTexts();
        server.changed().run();
    }

    /** The texts are hashed before the lock is taken, for which requests wait. */
    private void takeTexts() {
        ended().ifPresent(run -> take(run, run.outcome().map(texts -> version(run, texts))));
    }

    private synchronized Optional<Run<FolderProgress, FolderTexts>> ended() {
        return Optional.ofNullable(reading).filter(Run::over);
    }

    private Version version(Run<FolderProgress, FolderTexts> run, FolderTexts texts) {
        Optional<KeptIndex> index = kept.map(all -> all.index(texts, choice));
        return new Version(run, texts, Corpus.shared(choice, texts, index));
    }

    private synchronized void take(Run<FolderProgress, FolderTexts> run, Optional<Version> version) {
        if (reading != run) {
            return;
        }
        reading = null;
        run.failure().ifPresent(this::refuse);
        version.filter(read -> !closed).ifPresent(this::come);
    }

    /** Without documents there is no index to wait for. */
    private void come(Version version) {
        FolderTexts texts = version.texts();
        FolderLog.read(choice.folder(), texts);
        noteMemory(texts);
        if (texts.documents().isEmpty()) {
            serve(version);
            return;
        }
        if (corpus().documents().isEmpty()) {
            serve(version);
        }
        index(version);
    }

    /** A file that could not be read for lack of memory is tried again when there is enough. */
    private void noteMemory(FolderTexts texts) {
        texts.skipped().stream()
                .filter(skipped -> skipped.why() == Skipped.Why.NO_MEMORY)
                .mapToLong(Skipped::count)
                .min()
                .ifPresent(megabytes -> wantedFree = megabytes * MEGABYTE);
    }

    private void index(Version version) {
        coming = Optional.of(version);
        IndexCache.Index made = server.indexes().get(version.key());
        made.whole().whenComplete((base, problem) -> {
            indexed(version, made, problem);
            // Who is told may ask, and wait for this lock: whoever holds it tells when it is given back.
            if (!Thread.holdsLock(this)) {
                server.changed().run();
            }
        });
    }

    private synchronized void indexed(Version version, IndexCache.Index made, Throwable problem) {
        coming = Optional.empty();
        if (closed) {
            server.indexes().forget(version.corpus());
            return;
        }
        unindexed = problem != null && served.filter(now -> now == version).isPresent();
        if (problem == null) {
            FolderLog.indexed(choice.folder(), made);
            serve(version);
            kept.ifPresent(all -> all.clean(version.corpus().kept().orElseThrow()));
        } else {
            if (!unindexed) {
                version.run().close();
            }
            refuse(problem);
        }
    }

    private void serve(Version version) {
        if (served.filter(now -> now == version).isPresent()) {
            return;
        }
        served.ifPresent(this::forget);
        served = Optional.of(version);
    }

    private void forget(Version version) {
        server.indexes().forget(version.corpus());
        version.run().close();
    }

    /** It is no base any more: all that is held of it is given back. */
    synchronized void close() {
        closed = true;
        if (reading != null) {
            reading.close();
        }
        coming.ifPresent(version -> {
            server.indexes().leave(version.key());
            forget(version);
        });
        served.ifPresent(this::forget);
    }

    /** Which base it is. */
    public BaseChoice choice() {
        return choice;
    }

    /** Its texts; none as long as nothing is read. */
    public synchronized Corpus corpus() {
        return served.map(Version::corpus).orElse(empty);
    }

    /** How far the reading of its files is; none while nothing is being read. */
    public synchronized Optional<FolderProgress> progress() {
        return Optional.ofNullable(reading).map(Run::progress);
    }

    /** Whether texts are served while changed ones are being read, or indexed. */
    public synchronized boolean isRenewed() {
        return served.isPresent() && (reading != null || coming.isPresent() && coming.get() != served.get());
    }

    /** Why the files as they are now are not served. */
    public synchronized Optional<Notice> refused() {
        return refused;
    }

    /** When what is served was read; none as long as nothing is. */
    public synchronized Optional<Instant> read() {
        return served.map(version -> version.texts().read());
    }

    /** What was not read of the files, the first of it. */
    public synchronized List<Skipped> skipped() {
        return served.map(version -> version.texts().skipped()).orElse(List.of());
    }

    /** How much more was not read. */
    public synchronized int moreSkipped() {
        return served.map(version -> version.texts().more()).orElse(0);
    }
}
