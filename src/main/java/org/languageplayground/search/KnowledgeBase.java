package org.languageplayground.search;

import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.languageplayground.search.embedding.Embedding;
import org.languageplayground.search.embedding.LateInteraction;
import org.languageplayground.search.embedding.SentenceEncoder;
import org.languageplayground.search.retrieval.Bm25Retriever;
import org.languageplayground.search.retrieval.DenseRetriever;
import org.languageplayground.search.retrieval.HybridRetriever;
import org.languageplayground.search.retrieval.LsaRetriever;
import org.languageplayground.search.retrieval.RerankedRetriever;
import org.languageplayground.search.retrieval.Retriever;
import org.languageplayground.search.retrieval.TermStatistics;
import org.languageplayground.search.retrieval.TfIdfRetriever;
import org.languageplayground.search.retrieval.VectorRetriever;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Chunker;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.vector.Lsa;
import org.languageplayground.search.vector.PrincipalComponents;
import org.languageplayground.search.vector.TfIdf;

/**
 * Chunks indexed for as many methods as there has been time for: by their words at first, then by the vectors of an encoder, then by LSA. It
 * lies in memory and never changes; any number of threads may use it.
 */
public final class KnowledgeBase {
    private final List<Chunk> chunks;
    private final Words words;
    private final Optional<DenseRetriever> dense;
    private final Optional<LsaRetriever> lsa;
    private final Optional<LateInteraction> late;
    private final Map<Method, Retriever> retrievers = new EnumMap<>(Method.class);
    private final Map<VectorRetriever, PrincipalComponents> planes = new IdentityHashMap<>();

    /** What knows the chunks by their words. */
    record Words(TermStatistics statistics, TfIdfRetriever tfIdf, Bm25Retriever bm25) {}

    KnowledgeBase(List<Chunk> chunks, Words words, Optional<DenseRetriever> dense, Optional<LsaRetriever> lsa) {
        this.chunks = chunks;
        this.words = words;
        this.dense = dense;
        this.lsa = lsa;
        late = dense.map(retriever -> new LateInteraction(retriever.embedding(), texts(chunks)));
        retrievers.put(Method.TF_IDF, words.tfIdf);
        retrievers.put(Method.BM25, words.bm25);
        lsa.ifPresent(space -> retrievers.put(Method.LSA, space));
        space().ifPresent(space -> retrievers.put(Method.HYBRID, new HybridRetriever(List.of(space, words.bm25))));
        dense.ifPresent(retriever -> retrievers.put(Method.DENSE, retriever));
        late.ifPresent(second ->
                retrievers.put(Method.HYBRID_RERANKED, new RerankedRetriever(retrievers.get(Method.HYBRID), second)));
    }

    private static List<String> texts(List<Chunk> chunks) {
        return chunks.stream().map(Chunk::text).toList();
    }

    /** The same chunks, indexed also by the vectors of an encoder. */
    public KnowledgeBase with(Embedding embedding) {
        return new KnowledgeBase(chunks, words, Optional.of(new DenseRetriever(embedding, texts(chunks))), lsa);
    }

    /** The same chunks, indexed also by LSA. */
    public KnowledgeBase with(LsaRetriever space) {
        return new KnowledgeBase(chunks, words, dense, Optional.of(space));
    }

    /** A base, made in steps: first by words, then by the encoder if there is one, then by LSA, which searches in a graph. */
    public static final class Making {
        private final List<Chunk> chunks;
        private final List<String> texts;
        private final TermStatistics.Making statistics;
        private final TfIdf.Making tfIdf;
        private final Bm25Retriever.Making bm25;
        private KnowledgeBase base;
        private Embedding.Counting counting;
        private Embedding.Making reading;
        private Lsa.Making space;
        private LsaRetriever.Graph graph;
        private boolean counted;
        private boolean spaceLeft;

        public Making(List<Chunk> chunks, Optional<SentenceEncoder> encoder) {
            this.chunks = List.copyOf(chunks);
            texts = texts(chunks);
            statistics = new TermStatistics.Making(texts);
            tfIdf = TfIdf.Making.plain(texts);
            bm25 = new Bm25Retriever.Making(texts);
            encoder.ifPresentOrElse(
                    present -> counting = new Embedding.Counting(present, texts), this::leaveOutEncoder);
        }

        /** The chunks are not read by the encoder, since they are too many. */
        public void leaveOutEncoder() {
            counting = null;
            reading = null;
            counted = true;
        }

        /** The chunks are not indexed by LSA, since there is no memory or no time for its space. */
        public void leaveOutSpace() {
            space = null;
            graph = null;
            spaceLeft = true;
        }

        /** Goes on in short steps; answers whether there is more to do. */
        public boolean step() {
            if (base == null) {
                indexWords();
            } else if (!counted) {
                counted = !counting.step();
            } else if (counting != null) {
                readSome();
            } else if (spaceLeft) {
                findPlane();
                return false;
            } else if (space == null) {
                space = new Lsa.Making(texts);
            } else if (graph == null) {
                graph = space.step() ? null : new LsaRetriever.Graph(space.result());
            } else if (graph.step()) {
                return true;
            } else {
                base = base.with(graph.result());
                findPlane();
                return false;
            }
            return true;
        }

        private void indexWords() {
            if (!statistics.step() && !tfIdf.step() && !bm25.step()) {
                Words words = new Words(statistics.result(), new TfIdfRetriever(tfIdf.result()), bm25.result());
                base = new KnowledgeBase(chunks, words, Optional.empty(), Optional.empty());
            }
        }

        private void findPlane() {
            base.space().filter(found -> !chunks.isEmpty()).ifPresent(base::plane);
        }

        private void readSome() {
            reading = reading == null ? new Embedding.Making(counting) : reading;
            if (!reading.step()) {
                base = base.with(reading.result());
                counting = null;
            }
        }

        /** What the encoder has read before need not be read again. */
        public void take(Embedding known) {
            base = base.with(known);
            counting = null;
        }

        /** Whether the tokens are counted, and no chunk is read yet: now it is known what reading takes. */
        public boolean isCounted() {
            return counted && counting != null && reading == null;
        }

        /** How many tokens the encoder has to read, as far as they are counted. */
        public long tokens() {
            return counting == null ? 0 : counting.tokens();
        }

        /** About how many bytes the encoder's vectors take, as far as they are counted. */
        public long bytesOfVectors() {
            return counting == null ? 0 : counting.bytes();
        }

        /** How many chunks the encoder has read. */
        public int read() {
            return reading == null ? 0 : reading.read();
        }

        /** About how many bytes LSA's space takes while it is found; 0 before and after. */
        public long bytesOfSpace() {
            return space == null || graph != null ? 0 : space.bytes();
        }

        /** Whether the next step is one of those that find LSA's space, or its graph. */
        public boolean findsSpace() {
            return space != null && !spaceLeft;
        }

        /** About how many multiplications the longest step takes that finds LSA's space next; 0 before and after. */
        public long operationsOfSpace() {
            return space == null || graph != null ? 0 : space.operations();
        }

        /** The base as far as it is made; null before it can be searched. */
        public KnowledgeBase base() {
            return base;
        }
    }

    /** Indexes chunks by their words alone. */
    public static KnowledgeBase ofWords(List<Chunk> chunks) {
        Making making = new Making(chunks, Optional.empty());
        while (making.base() == null) {
            making.step();
        }
        return making.base();
    }

    /** Indexes chunks by all methods, by the encoder only if there is one. */
    public static KnowledgeBase of(List<Chunk> chunks, Optional<SentenceEncoder> encoder) {
        Making making = new Making(chunks, encoder);
        while (making.step()) {}
        return making.base();
    }

    /** Cuts documents into chunks and indexes those by all methods but the encoder. */
    public static KnowledgeBase of(List<Document> documents, Chunker chunker) {
        return of(
                documents.stream()
                        .flatMap(document -> chunker.chunks(document).stream())
                        .toList(),
                Optional.empty());
    }

    /** The chunks, numbered as the hits name them. */
    public List<Chunk> chunks() {
        return chunks;
    }

    /** The methods by which the chunks are indexed. */
    public Set<Method> methods() {
        return retrievers.keySet();
    }

    /**
     * The retriever of a method.
     *
     * @throws IllegalArgumentException if the chunks are not indexed by it
     */
    public Retriever retriever(Method method) {
        Retriever retriever = retrievers.get(method);
        if (retriever == null) {
            throw new IllegalArgumentException("the chunks are not indexed by " + method);
        }
        return retriever;
    }

    /** The retriever by the encoder's vectors, if there is one. */
    public Optional<DenseRetriever> dense() {
        return dense;
    }

    /** The retriever by LSA, if there is one. */
    public Optional<LsaRetriever> lsa() {
        return lsa;
    }

    /** Where the chunks lie: by the encoder, or else by LSA, if they are indexed by one of them. */
    public Optional<VectorRetriever> space() {
        return Stream.<VectorRetriever>concat(dense.stream(), lsa.stream()).findFirst();
    }

    /** How the encoder's tokens of queries and chunks go together, if there is an encoder. */
    public Optional<LateInteraction> late() {
        return late;
    }

    /** The words of a query that no chunk holds, as TF-IDF counts words. */
    public List<String> unknown(String query) {
        return words.tfIdf.unknown(query);
    }

    /** The word that was meant by one that no chunk holds, if any is near: of the chunks, or one of some more with their counts. */
    public Optional<String> near(String word, Map<String, Integer> more) {
        return words.tfIdf.near(word, more);
    }

    /**
     * The plane in which the chunks' vectors differ most.
     *
     * @param space one of this base's
     * @throws IllegalArgumentException if there is no chunk
     */
    public PrincipalComponents plane(VectorRetriever space) {
        synchronized (planes) {
            return planes.computeIfAbsent(space, vectors -> PrincipalComponents.of(vectors.vectors()));
        }
    }

    /** What knows the chunks by their words. */
    Words byWords() {
        return words;
    }

    /** Takes in a plane that was found before, of the space of this base. */
    void take(PrincipalComponents plane) {
        synchronized (planes) {
            planes.put(space().orElseThrow(), plane);
        }
    }

    /** The TF-IDF vectors of the chunks over plain words. */
    public TfIdf words() {
        return words.tfIdf.tfIdf();
    }

    /** How rare the terms are. */
    public TermStatistics statistics() {
        return words.statistics;
    }
}
