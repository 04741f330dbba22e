package org.languageplayground.rag.base;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import org.languageplayground.compute.Work;
import org.languageplayground.search.IndexSize;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Chunker;
import org.languageplayground.search.text.Document;

/**
 * Cuts a base and indexes its chunks, in steps: a document each, then those of {@link KnowledgeBase.Making}. Its memory is asked for
 * once the chunks are counted, before anything is made of them.
 */
public final class IndexMaking implements Work<Void, KnowledgeBase> {
    private static final int BYTES_OF_A_CHUNK = 100;
    private static final int BYTES_OF_COUNTING = 1 << 20;

    private final Chunker chunker;
    private final Iterator<Document> documents;
    private final LongConsumer makeRoom;
    private final List<Chunk> chunks = new ArrayList<>();
    private IndexSize size = new IndexSize();
    private long making;
    private long kept;
    private long withoutSpace;
    private KnowledgeBase.Making base;

    /**
     * An index that is still to be made.
     *
     * @param makeRoom called with the bytes that it is going to take more, before they are taken
     */
    public IndexMaking(IndexCache.Key key, LongConsumer makeRoom) {
        this.makeRoom = makeRoom;
        chunker = new Chunker(key.corpus().units(), key.size(), key.overlap());
        documents = key.corpus().documents().iterator();
    }

    @Override
    public boolean step() {
        if (documents.hasNext()) {
            List<Chunk> more = chunker.chunks(documents.next());
            more.forEach(size::add);
            chunks.addAll(more);
            return true;
        }
        if (size != null) {
            making = size.making();
            kept = size.kept();
            withoutSpace = size.withoutSpace();
            size = null;
            makeRoom.accept(making - BYTES_OF_COUNTING);
            return true;
        }
        if (base == null) {
            base = new KnowledgeBase.Making(chunks);
        }
        long before = bytes();
        boolean more = base.step();
        makeRoom.accept(bytes() - before);
        return more;
    }

    @Override
    public Void progress() {
        return null;
    }

    @Override
    public KnowledgeBase outcome() {
        return base == null ? null : base.result();
    }

    @Override
    public long bytes() {
        return (long) BYTES_OF_A_CHUNK * chunks.size() + (size == null ? indexing() : BYTES_OF_COUNTING);
    }

    private long indexing() {
        return base == null ? making : Math.max(making, withoutSpace + base.bytesOfSpace());
    }

    @Override
    public long bytesKept() {
        return (long) BYTES_OF_A_CHUNK * chunks.size() + kept;
    }
}
