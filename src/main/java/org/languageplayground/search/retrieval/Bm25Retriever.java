package org.languageplayground.search.retrieval;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.util.SmallFloat;
import org.languageplayground.search.analysis.Analysis;
import org.languageplayground.search.analysis.EnglishWords;
import org.languageplayground.search.text.Portions;

/** BM25 by Lucene with its default constants, over English stems; any term of the query may match. */
public final class Bm25Retriever implements Retriever {
    /** How soon repeated terms stop counting. */
    public static final float K1 = 1.2f;

    /** How much a chunk's length counts. */
    public static final float B = 0.75f;

    private static final String FIELD = "text";
    private static final Analysis ANALYSIS = new EnglishWords();

    static {
        // Lucene stops at 1,024 terms; who bounds queries is who takes them from a person.
        IndexSearcher.setMaxClauseCount(Integer.MAX_VALUE);
    }

    private final List<String> chunks;
    private final LuceneIndex index;

    public Bm25Retriever(List<String> chunks) {
        this(chunks, LuceneIndex.of(chunks.stream().map(Bm25Retriever::document).toList()));
    }

    /** An index that is made in steps of some chunks each. */
    public static final class Making {
        private final List<String> chunks;
        private final Portions<String> portions;
        private final LuceneIndex.Making index = new LuceneIndex.Making();

        public Making(List<String> chunks) {
            this.chunks = chunks;
            portions = new Portions<>(chunks);
        }

        /** Adds some; answers whether there are more. */
        public boolean step() {
            return portions.next(chunk -> index.add(document(chunk)));
        }

        /** The retriever, once all steps are made. */
        public Bm25Retriever result() {
            return new Bm25Retriever(chunks, index.result());
        }
    }

    private Bm25Retriever(List<String> chunks, LuceneIndex index) {
        this.chunks = chunks;
        this.index = index;
        index.searcher().setSimilarity(new BM25Similarity(K1, B));
    }

    /** Writes the index, for {@link #read}. */
    public void write(DataOutput out) throws IOException {
        index.write(out);
    }

    /** What {@link #write} has written of an index of these chunks. */
    public static Bm25Retriever read(List<String> chunks, DataInput in) throws IOException {
        return new Bm25Retriever(chunks, LuceneIndex.read(in));
    }

    private static Document document(String chunk) {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        Document document = new Document();
        document.add(new Field(FIELD, chunk, type));
        return document;
    }

    @Override
    public String name() {
        return "BM25";
    }

    @Override
    public EmbeddedQuery embed(String query) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        counts(query).forEach((term, count) -> any.add(clause(term, count), BooleanClause.Occur.SHOULD));
        Query built = any.build();
        return k -> Arrays.stream(index.search(built, k))
                .map(found -> new Hit(found.doc, found.score))
                .toList();
    }

    private static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new TreeMap<>();
        ANALYSIS.terms(text).forEach(term -> counts.merge(term.text(), 1, Integer::sum));
        return counts;
    }

    private static Query clause(String term, int count) {
        return new BoostQuery(new TermQuery(new Term(FIELD, term)), count);
    }

    @Override
    public Explanation.Bm25 explain(String query, int chunk) {
        Map<String, Integer> tf = counts(chunks.get(chunk));
        int length = tf.values().stream().mapToInt(Integer::intValue).sum();
        int lengthInIndex = SmallFloat.byte4ToInt(SmallFloat.intToByte4(length));
        try {
            CollectionStatistics statistics = index.searcher().collectionStatistics(FIELD);
            double averageLength =
                    statistics == null ? 0 : statistics.sumTotalTermFreq() / (double) statistics.docCount();
            double lengthNorm = K1 * (1 - B + B * lengthInIndex / averageLength);
            List<Bm25Share> shares = new ArrayList<>();
            for (Map.Entry<String, Integer> term : counts(query).entrySet()) {
                if (tf.containsKey(term.getKey())) {
                    shares.add(share(term, tf.get(term.getKey()), statistics.docCount(), lengthNorm, chunk));
                }
            }
            // Lucene adds doubles and rounds their sum.
            float score = (float) shares.stream().mapToDouble(Bm25Share::share).sum();
            return new Explanation.Bm25(shares, length, lengthInIndex, averageLength, score);
        } catch (IOException e) {
            throw LuceneIndex.unreadable(e);
        }
    }

    private Bm25Share share(Map.Entry<String, Integer> term, int tf, long chunksWithTerms, double lengthNorm, int chunk)
            throws IOException {
        int documentFrequency = index.searcher().getIndexReader().docFreq(new Term(FIELD, term.getKey()));
        double idf = Math.log(1 + (chunksWithTerms - documentFrequency + 0.5) / (documentFrequency + 0.5));
        float share = index.searcher()
                .explain(clause(term.getKey(), term.getValue()), chunk)
                .getValue()
                .floatValue();
        return new Bm25Share(term.getKey(), term.getValue(), tf, documentFrequency, idf, lengthNorm, share);
    }
}
