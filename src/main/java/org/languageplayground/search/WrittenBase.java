package org.languageplayground.search;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.languageplayground.search.embedding.Embedding;
import org.languageplayground.search.embedding.SentenceEncoder;
import org.languageplayground.search.retrieval.Bm25Retriever;
import org.languageplayground.search.retrieval.LsaRetriever;
import org.languageplayground.search.retrieval.TermStatistics;
import org.languageplayground.search.retrieval.TfIdfRetriever;
import org.languageplayground.search.retrieval.VectorRetriever;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Span;
import org.languageplayground.search.vector.PrincipalComponents;

/**
 * A {@link KnowledgeBase} as it stands in a file, read in three steps: chunks and words, LSA, then the encoder's vectors, which may be left there. The documents
 * stand elsewhere.
 */
public final class WrittenBase {
    private final DataInput in;
    private final List<Document> documents;
    private final Optional<SentenceEncoder> encoder;
    private KnowledgeBase base;
    private boolean spaceRead;

    /**
     * A base of which nothing is read yet.
     *
     * @param in what {@link #write} has written
     * @param documents those of which it was made
     * @param encoder whose vectors are wanted; none where they are to be left
     */
    public WrittenBase(DataInput in, List<Document> documents, Optional<SentenceEncoder> encoder) {
        this.in = in;
        this.documents = documents;
        this.encoder = encoder;
    }

    /** Writes a base that is whole. */
    public static void write(KnowledgeBase base, List<Document> documents, DataOutput out) throws IOException {
        writeChunks(base.chunks(), documents, out);
        base.statistics().write(out);
        base.words().write(out);
        base.byWords().bm25().write(out);
        out.writeBoolean(base.lsa().isPresent());
        if (base.lsa().isPresent()) {
            base.lsa().get().write(out);
            writePlane(base, base.lsa().get(), out);
        }
        out.writeBoolean(base.dense().isPresent());
        if (base.dense().isPresent()) {
            base.dense().get().embedding().write(out);
            writePlane(base, base.dense().get(), out);
        }
    }

    private static void writeChunks(List<Chunk> chunks, List<Document> documents, DataOutput out) throws IOException {
        Map<Document, Integer> numbers = new IdentityHashMap<>();
        for (Document document : documents) {
            numbers.put(document, numbers.size());
        }
        out.writeInt(chunks.size());
        for (Chunk chunk : chunks) {
            out.writeInt(numbers.get(chunk.document()));
            out.writeInt(chunk.span().start());
            out.writeInt(chunk.span().end());
            out.writeInt(chunk.units());
        }
    }

    /** Where there is no chunk there is no plane either. */
    private static void writePlane(KnowledgeBase base, VectorRetriever space, DataOutput out) throws IOException {
        boolean shown = base.space().orElse(null) == space && !base.chunks().isEmpty();
        out.writeBoolean(shown);
        if (shown) {
            base.plane(space).write(out);
        }
    }

    /** Reads a part; answers whether there is more to read. */
    public boolean step() throws IOException {
        if (base == null) {
            readWords();
        } else if (!spaceRead) {
            spaceRead = true;
            if (in.readBoolean()) {
                base = base.with(LsaRetriever.read(in));
                takePlane();
            }
        } else {
            if (in.readBoolean() && encoder.isPresent()) {
                base = base.with(Embedding.read(in, encoder.get(), base.chunks().size()));
                takePlane();
            }
            return false;
        }
        return true;
    }

    private void readWords() throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            Document document = documents.get(in.readInt());
            chunks.add(new Chunk(document, new Span(in.readInt(), in.readInt()), in.readInt()));
        }
        List<String> texts = chunks.stream().map(Chunk::text).toList();
        TermStatistics statistics = TermStatistics.read(in);
        TfIdfRetriever tfIdf = TfIdfRetriever.read(in);
        KnowledgeBase.Words words = new KnowledgeBase.Words(statistics, tfIdf, Bm25Retriever.read(texts, in));
        base = new KnowledgeBase(List.copyOf(chunks), words, Optional.empty(), Optional.empty());
    }

    private void takePlane() throws IOException {
        if (in.readBoolean()) {
            base.take(PrincipalComponents.read(in));
        }
    }

    /** The base as far as it is read; null before its words are. */
    public KnowledgeBase base() {
        return base;
    }
}
