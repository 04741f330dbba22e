package org.languageplayground.rag.base;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.languageplayground.compute.Work;
import org.languageplayground.rag.base.IndexProgress.LeftOut;
import org.languageplayground.search.IndexSize;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.embedding.Embedding;
import org.languageplayground.search.reading.TimeBudget;
import org.languageplayground.search.retrieval.DenseRetriever;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Chunker;
import org.languageplayground.search.text.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts a base and indexes its chunks, in steps: a document each, then those of {@link KnowledgeBase.Making}. Its memory is asked for
 * once the chunks are counted, and that of the encoder's vectors once the tokens are, before anything is made of them.
 */
public final class IndexMaking implements Work<IndexProgress, KnowledgeBase> {
    private static final Logger LOG = LoggerFactory.getLogger(IndexMaking.class);
    private static final int BYTES_OF_A_CHUNK = 100;
    private static final int BYTES_OF_COUNTING = 1 << 20;

    /** Of a processor, the longest that the space of LSA of somebody's own documents may take. */
    private static final int SECONDS = 20;

    /** The longest step of that, in multiplications; a few seconds. */
    private static final long MOST_OPERATIONS = 5_000_000_000L;

    private final Chunker chunker;
    private final Iterator<Document> documents;
    private final SharedEncoder encoder;
    private final Room room;
    private final Optional<VectorStore> store;
    private final Optional<KeptIndex> keptIndex;
    private final List<Document> all;
    private IndexLoading loading;
    private boolean lookedFor;
    private long tokens = KeptIndex.NOT_COUNTED;
    private long vectorsOfAll;
    private final List<Chunk> chunks = new ArrayList<>();
    private final Optional<TimeBudget> time;
    private Optional<LeftOut> left;
    private Optional<LeftOut> spaceLeft = Optional.empty();
    private IndexSize size = new IndexSize();
    private long making;
    private long kept;
    private long withoutSpace;
    private long makingWithoutSpace;
    private long bytesForSpace;
    private long vectors;
    private KnowledgeBase.Making base;

    /** Who has the memory in which an index is made. */
    @FunctionalInterface
    public interface Room {
        /** Frees so many bytes more, if that is possible; answers whether they are free. */
        boolean make(long bytes);
    }

    /** An index that is still to be made; that of a base for all, which many use and nobody can bend, takes what time it needs. */
    public IndexMaking(IndexCache.Key key, SharedEncoder encoder, Room room) {
        this(key, encoder, room, new TimeBudget(SECONDS));
    }

    /**
     * An index that is still to be made.
     *
     * @param own what the space of LSA of somebody's own documents may take
     */
    IndexMaking(IndexCache.Key key, SharedEncoder encoder, Room room, TimeBudget own) {
        time = key.corpus().choice().kind() == BaseChoice.Kind.OWN ? Optional.of(own) : Optional.empty();
        this.encoder = encoder;
        this.room = room;
        // What a student brings is never written to the disk; a shared folder's vectors stand in its kept index.
        store = key.corpus().choice().isBuiltIn() ? encoder.store() : Optional.empty();
        keptIndex = key.corpus().kept().filter(kept -> kept.isOf(key));
        all = key.corpus().documents();
        left = encoder.encoder().isPresent() ? Optional.empty() : Optional.of(LeftOut.NO_ENCODER);
        chunker = new Chunker(key.corpus().units(), key.size(), key.overlap());
        documents = all.iterator();
    }

    @Override
    public boolean step() {
        if (!lookedFor && keptIndex.isPresent()) {
            lookedFor = true;
            loading = IndexLoading.of(keptIndex.get(), all, encoder, room).orElse(null);
            return true;
        }
        return loading != null ? load() : make();
    }

    /** What was written by another version may be whole and mean nothing to this one. */
    private boolean load() {
        try {
            return loading.step();
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "The index kept in {} cannot be read, so it is made anew: {}",
                    keptIndex.get().file(),
                    e.toString());
            loading.close();
            loading = null;
            return true;
        }
    }

    private boolean make() {
        if (documents.hasNext()) {
            List<Chunk> more = chunker.chunks(documents.next());
            more.forEach(size::add);
            chunks.addAll(more);
            return true;
        }
        if (size != null) {
            takeSize();
            return true;
        }
        if (base == null) {
            base = new KnowledgeBase.Making(chunks, encoder.encoder());
            if (spaceLeft.isPresent()) {
                base.leaveOutSpace();
            }
        }
        long before = bytes();
        boolean read = embedding().isPresent();
        boolean more = takeStep();
        if (base.isCounted()) {
            decide();
        } else if (!read) {
            store.ifPresent(kept -> embedding().ifPresent(vectors -> kept.write(vectors, texts())));
        }
        long needed = bytes();
        if (!hasRoom(needed - before) && base.bytesOfSpace() > 0) {
            bytesForSpace = needed;
            leaveOutSpace(LeftOut.NO_MEMORY);
            base.leaveOutSpace();
        } else if (more && base.findsSpace() && takesTooLong()) {
            leaveOutSpace(LeftOut.NO_TIME);
            base.leaveOutSpace();
        }
        if (!more) {
            keptIndex.ifPresent(this::keep);
        }
        return more;
    }

    /** Where there is no memory for LSA, the rest is made. */
    private void takeSize() {
        making = size.making();
        kept = size.kept();
        withoutSpace = size.withoutSpace();
        makingWithoutSpace = size.makingWithoutSpace();
        size = null;
        if (!hasRoom(making - BYTES_OF_COUNTING)) {
            bytesForSpace = making;
            leaveOutSpace(LeftOut.NO_MEMORY);
            hasRoom(making - BYTES_OF_COUNTING);
        }
    }

    private boolean hasRoom(long more) {
        return more <= 0 || room.make(more);
    }

    private void leaveOutSpace(LeftOut why) {
        spaceLeft = Optional.of(why);
        making = makingWithoutSpace;
        kept = withoutSpace;
    }

    /** Only the space of LSA has a time of its own: all before it is as long as the texts are, or bounded in tokens. */
    private boolean takeStep() {
        return time.isPresent() && base.findsSpace() ? time.get().step(base::step) : base.step();
    }

    private boolean takesTooLong() {
        return time.isPresent() && (time.get().left() <= 0 || base.operationsOfSpace() > MOST_OPERATIONS);
    }

    private void keep(KeptIndex kept) {
        try {
            kept.write(
                    new KeptIndex.Figures(bytesKept() - vectors, tokens, vectorsOfAll, vectors > 0, bytesForSpace),
                    base.base(),
                    all);
        } catch (IOException e) {
            LOG.warn("The index of a shared base cannot be kept in {}: {}", kept.file(), e.toString());
        }
    }

    @Override
    public void close() {
        if (loading != null) {
            loading.close();
        }
    }

    /** Whether the encoder reads the chunks, now that their tokens are counted. */
    private void decide() {
        tokens = base.tokens();
        vectorsOfAll = base.bytesOfVectors();
        if (base.tokens() > encoder.mostTokens()) {
            leaveOut(LeftOut.TOO_MANY);
        } else if (!room.make(base.bytesOfVectors())) {
            leaveOut(LeftOut.NO_MEMORY);
        } else {
            vectors = base.bytesOfVectors();
            store.flatMap(kept -> kept.read(encoder.encoder().orElseThrow(), texts()))
                    .ifPresent(base::take);
        }
    }

    private List<String> texts() {
        return chunks.stream().map(Chunk::text).toList();
    }

    private Optional<Embedding> embedding() {
        return Optional.ofNullable(base.base()).flatMap(KnowledgeBase::dense).map(DenseRetriever::embedding);
    }

    private void leaveOut(LeftOut why) {
        left = Optional.of(why);
        base.leaveOutEncoder();
    }

    @Override
    public IndexProgress progress() {
        return loading != null
                ? loading.progress()
                : new IndexProgress(
                        Optional.ofNullable(outcome()),
                        base == null ? 0 : base.read(),
                        chunks.size(),
                        false,
                        left,
                        spaceLeft);
    }

    @Override
    public KnowledgeBase outcome() {
        return loading != null ? loading.base() : base == null ? null : base.base();
    }

    @Override
    public long bytes() {
        return loading != null
                ? loading.bytes()
                : (long) BYTES_OF_A_CHUNK * chunks.size() + vectors + (size == null ? indexing() : BYTES_OF_COUNTING);
    }

    private long indexing() {
        return base == null ? making : Math.max(making, withoutSpace + base.bytesOfSpace());
    }

    @Override
    public long bytesKept() {
        return loading != null ? loading.bytes() : (long) BYTES_OF_A_CHUNK * chunks.size() + vectors + kept;
    }
}
