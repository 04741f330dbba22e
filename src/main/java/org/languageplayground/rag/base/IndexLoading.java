package org.languageplayground.rag.base;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.languageplayground.rag.base.IndexProgress.LeftOut;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.WrittenBase;
import org.languageplayground.search.embedding.SentenceEncoder;
import org.languageplayground.search.text.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a kept index in steps. Its vectors are left where this server has no encoder, may not read as many tokens, or has no memory for them. */
final class IndexLoading implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexLoading.class);

    private final DataInputStream in;
    private final KeptIndex.Figures figures;
    private final Optional<LeftOut> left;
    private final WrittenBase written;

    private IndexLoading(
            KeptIndex.Opened opened, List<Document> documents, SharedEncoder encoder, IndexMaking.Room room) {
        in = opened.in();
        figures = opened.figures();
        left = left(encoder, room);
        Optional<SentenceEncoder> wanted = left.isPresent() ? Optional.empty() : encoder.encoder();
        written = new WrittenBase(in, documents, wanted);
    }

    /** What was kept, if it is there, whole, and holds what this server would make; of a damaged one the log speaks. */
    static Optional<IndexLoading> of(
            KeptIndex kept, List<Document> documents, SharedEncoder encoder, IndexMaking.Room room) {
        try {
            IndexLoading loading = new IndexLoading(kept.open(), documents, encoder, room);
            if (loading.lacksVectors(encoder) || loading.lacksSpace(room)) {
                loading.close();
                return Optional.empty();
            }
            return Optional.of(loading);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn(
                    "The index kept in {} is damaged, or cannot be read, so it is made anew: {}",
                    kept.file(),
                    e.toString());
            return Optional.empty();
        }
    }

    private Optional<LeftOut> left(SharedEncoder encoder, IndexMaking.Room room) {
        if (encoder.encoder().isEmpty()) {
            return Optional.of(LeftOut.NO_ENCODER);
        }
        if (figures.tokens() > encoder.mostTokens()) {
            return Optional.of(LeftOut.TOO_MANY);
        }
        return figures.read() && !room.make(figures.kept() + figures.vectors())
                ? Optional.of(LeftOut.NO_MEMORY)
                : Optional.empty();
    }

    /** Whether the encoder of this server could read what was not read when the index was made. */
    private boolean lacksVectors(SharedEncoder encoder) {
        return !figures.read() && encoder.encoder().isPresent() && figures.tokens() <= encoder.mostTokens();
    }

    /** Whether there is memory now for a space for which there was none when the index was made. */
    private boolean lacksSpace(IndexMaking.Room room) {
        return spaceLeft() && room.make(figures.forSpace());
    }

    /** Whether LSA was left out. */
    private boolean spaceLeft() {
        return figures.forSpace() > 0;
    }

    /**
     * Reads a part; answers whether there is more.
     *
     * @throws IOException if it is not what this version of the application has there
     */
    boolean step() throws IOException {
        return written.step();
    }

    /** The base as far as it is read; null before its words are. */
    KnowledgeBase base() {
        return written.base();
    }

    /** How far it is; the encoder reads nothing. */
    IndexProgress progress() {
        Optional<KnowledgeBase> base = Optional.ofNullable(base());
        int chunks = base.map(words -> words.chunks().size()).orElse(0);
        return new IndexProgress(
                base, 0, chunks, true, left, spaceLeft() ? Optional.of(LeftOut.NO_MEMORY) : Optional.empty());
    }

    /** Bytes that the index takes. */
    long bytes() {
        return figures.kept() + (figures.read() && left.isEmpty() ? figures.vectors() : 0);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
