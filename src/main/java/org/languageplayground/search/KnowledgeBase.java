package org.languageplayground.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.languageplayground.search.retrieval.Bm25Retriever;
import org.languageplayground.search.retrieval.HybridRetriever;
import org.languageplayground.search.retrieval.LsaRetriever;
import org.languageplayground.search.retrieval.ProximityScorer;
import org.languageplayground.search.retrieval.RerankedRetriever;
import org.languageplayground.search.retrieval.Retriever;
import org.languageplayground.search.retrieval.TermStatistics;
import org.languageplayground.search.retrieval.TfIdfRetriever;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Chunker;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.vector.Lsa;
import org.languageplayground.search.vector.PrincipalComponents;
import org.languageplayground.search.vector.TfIdf;

/** Chunks indexed for every method. It lies in memory and never changes; any number of threads may use it. */
public final class KnowledgeBase {
    private final List<Chunk> chunks;
    private final TermStatistics statistics;
    private final LsaRetriever dense;
    private final TfIdfRetriever tfIdf;
    private final Map<Method, Retriever> retrievers;
    private PrincipalComponents plane;

    /**
     * Indexes chunks.
     *
     * @param neighbours how the dense retriever searches: {@link LsaRetriever#graph} or {@link LsaRetriever#exact}
     */
    public KnowledgeBase(List<Chunk> chunks, Function<Lsa, LsaRetriever> neighbours) {
        this(
                chunks,
                neighbours.apply(Lsa.of(texts(chunks))),
                new TermStatistics(texts(chunks)),
                new TfIdfRetriever(texts(chunks)),
                new Bm25Retriever(texts(chunks)));
    }

    private KnowledgeBase(
            List<Chunk> chunks,
            LsaRetriever dense,
            TermStatistics statistics,
            TfIdfRetriever tfIdf,
            Bm25Retriever bm25) {
        this.chunks = List.copyOf(chunks);
        this.dense = dense;
        this.statistics = statistics;
        this.tfIdf = tfIdf;
        Retriever hybrid = new HybridRetriever(List.of(dense, bm25));
        retrievers = Map.of(
                Method.DENSE, dense,
                Method.BM25, bm25,
                Method.HYBRID, hybrid,
                Method.HYBRID_RERANKED, new RerankedRetriever(hybrid, new ProximityScorer(statistics), texts(chunks)),
                Method.TF_IDF, tfIdf);
    }

    private static List<String> texts(List<Chunk> chunks) {
        return chunks.stream().map(Chunk::text).toList();
    }

    /** A base, made in steps; its dense retriever searches in a graph. */
    public static final class Making {
        private final List<Chunk> chunks;
        private final List<String> texts;
        private Lsa.Making space;
        private LsaRetriever.Graph graph;
        private LsaRetriever dense;
        private TermStatistics statistics;
        private TfIdfRetriever tfIdf;
        private KnowledgeBase base;

        public Making(List<Chunk> chunks) {
            this.chunks = chunks;
            texts = texts(chunks);
        }

        /** Goes on with the longest parts, the space and its graph; all others are one step each. Answers whether there is more to do. */
        public boolean step() {
            if (space == null) {
                space = new Lsa.Making(texts);
            } else if (graph == null) {
                graph = space.step() ? null : new LsaRetriever.Graph(space.result());
            } else if (dense == null) {
                dense = graph.step() ? null : graph.result();
            } else if (statistics == null) {
                statistics = new TermStatistics(texts);
            } else if (tfIdf == null) {
                tfIdf = new TfIdfRetriever(texts);
            } else if (base == null) {
                base = new KnowledgeBase(chunks, dense, statistics, tfIdf, new Bm25Retriever(texts));
            } else {
                base.plane();
                return false;
            }
            return base == null || !chunks.isEmpty();
        }

        /** About how many bytes the space takes while it is found; 0 before and after. */
        public long bytesOfSpace() {
            return space == null || graph != null ? 0 : space.bytes();
        }

        /** The base, once all steps are made. */
        public KnowledgeBase result() {
            return base;
        }
    }

    /** Cuts documents into chunks and indexes those. */
    public static KnowledgeBase of(List<Document> documents, Chunker chunker) {
        return new KnowledgeBase(
                documents.stream()
                        .flatMap(document -> chunker.chunks(document).stream())
                        .toList(),
                LsaRetriever::graph);
    }

    /** The chunks, numbered as the hits name them. */
    public List<Chunk> chunks() {
        return chunks;
    }

    /** The retriever of a method. */
    public Retriever retriever(Method method) {
        return retrievers.get(method);
    }

    /** The dense retriever, which also holds the vectors. */
    public LsaRetriever dense() {
        return dense;
    }

    /** The words of a query that no chunk holds, as TF-IDF counts words. */
    public List<String> unknown(String query) {
        return tfIdf.unknown(query);
    }

    /** The word that was meant by one that no chunk holds, if any is near: of the chunks, or one of some more with their counts. */
    public Optional<String> near(String word, Map<String, Integer> more) {
        return tfIdf.near(word, more);
    }

    /**
     * The plane in which the chunks' vectors differ most.
     *
     * @throws IllegalArgumentException if there is no chunk
     */
    public synchronized PrincipalComponents plane() {
        if (plane == null) {
            plane = PrincipalComponents.of(dense.vectors());
        }
        return plane;
    }

    /** The TF-IDF vectors of the chunks over plain words. */
    public TfIdf words() {
        return tfIdf.tfIdf();
    }

    /** How rare the terms are. */
    public TermStatistics statistics() {
        return statistics;
    }
}
