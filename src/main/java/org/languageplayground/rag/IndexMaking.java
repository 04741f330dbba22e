package org.languageplayground.rag;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.languageplayground.rag.IndexCache.TooManyChunksException;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Chunker;
import org.languageplayground.search.text.Document;

/** Cuts a base and indexes its chunks, in steps: a document each, then those of {@link KnowledgeBase.Making}. */
final class IndexMaking {
    private final int mostChunks;
    private final Chunker chunker;
    private final Iterator<Document> documents;
    private final List<Chunk> chunks = new ArrayList<>();
    private KnowledgeBase.Making base;

    IndexMaking(IndexCache.Key key, int mostChunks) {
        this.mostChunks = mostChunks;
        chunker = new Chunker(key.corpus().units(), key.size(), key.overlap());
        documents = key.corpus().documents().iterator();
    }

    /**
     * The next step; answers whether there is more to do.
     *
     * @throws TooManyChunksException if there are more chunks than one base may have
     */
    boolean step() {
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
    KnowledgeBase result() {
        return base.result();
    }
}
