package org.languageplayground.rag.base;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.languageplayground.rag.base.IndexCache.TooManyChunksException;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Chunker;
import org.languageplayground.search.text.Document;

/** Cuts a base and indexes its chunks, in steps: a document each, then those of {@link KnowledgeBase.Making}. */
public final class IndexMaking {
    private final int mostChunks;
    private final Chunker chunker;
    private final Iterator<Document> documents;
    private final List<Chunk> chunks = new ArrayList<>();
    private KnowledgeBase.Making base;

    public IndexMaking(IndexCache.Key key, int mostChunks) {
        this.mostChunks = mostChunks;
        chunker = new Chunker(key.corpus().units(), key.size(), key.overlap());
        documents = key.corpus().documents().iterator();
    }

    /**
     * The next step; answers whether there is more to do.
     *
     * @throws TooManyChunksException if there are more chunks than one base may have
     */
    public boolean step() {
        if (documents.hasNext()) {
            chunks.addAll(chunker.chunks(documents.next()));
            return true;
        }
        if (base == null) {
            if (chunks.size() > mostChunks) {
                throw new TooManyChunksException(chunks.size());
            }
            base = new KnowledgeBase.Making(chunks);
        }
        return base.step();
    }

    /** The index, once all steps are made. */
    public KnowledgeBase result() {
        return base.result();
    }
}
