package org.languageplayground.rag.base;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.WrittenBase;
import org.languageplayground.search.file.KeptFile;
import org.languageplayground.search.text.Document;

/**
 * The file in which an index of a base outlives the server.
 *
 * @param size of the chunks of which it is
 * @param overlap of these
 */
record KeptIndex(Path file, int size, int overlap) {
    /** So many tokens where no encoder has counted them. */
    static final long NOT_COUNTED = -1;

    /**
     * What an index takes, as far as that is known without reading it.
     *
     * @param kept bytes without the encoder's vectors
     * @param tokens of all chunks, or {@link #NOT_COUNTED}
     * @param vectors bytes that the encoder's vectors take, whether or not they are there
     * @param read whether they are
     * @param forSpace bytes that there were not to find the space of LSA; 0 where it is there
     */
    record Figures(long kept, long tokens, long vectors, boolean read, long forSpace) {}

    /** An index that is whole, of which nothing but the figures is read. */
    record Opened(Figures figures, DataInputStream in) {}

    /** Whether chunks are cut like those of this index. */
    boolean isOf(IndexCache.Key key) {
        return key.size() == size && key.overlap() == overlap;
    }

    /**
     * Opens the file.
     *
     * @throws IOException if it is not there, or is damaged
     */
    Opened open() throws IOException {
        DataInputStream in = KeptFile.open(file);
        return new Opened(
                new Figures(in.readLong(), in.readLong(), in.readLong(), in.readBoolean(), in.readLong()), in);
    }

    /**
     * Writes an index.
     *
     * @param documents those of which it is
     * @throws IOException if it cannot be written
     */
    void write(Figures figures, KnowledgeBase base, List<Document> documents) throws IOException {
        KeptFile.write(file, out -> {
            out.writeLong(figures.kept());
            out.writeLong(figures.tokens());
            out.writeLong(figures.vectors());
            out.writeBoolean(figures.read());
            out.writeLong(figures.forSpace());
            WrittenBase.write(base, documents, out);
        });
    }
}
