package org.languageplayground.search.retrieval;

import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.languageplayground.search.analysis.Spelling;
import org.languageplayground.search.vector.SparseVector;
import org.languageplayground.search.vector.TfIdf;

/** The cosine of TF-IDF vectors, with the defaults of scikit-learn's TfidfVectorizer. */
public final class TfIdfRetriever implements Retriever {
    private final TfIdf tfIdf;

    public TfIdfRetriever(List<String> chunks) {
        this(TfIdf.plain(chunks));
    }

    /** Of vectors of plain words. */
    public TfIdfRetriever(TfIdf tfIdf) {
        this.tfIdf = tfIdf;
    }

    /** What was written of {@link #tfIdf}. */
    public static TfIdfRetriever read(DataInput in) throws IOException {
        return new TfIdfRetriever(TfIdf.readPlain(in));
    }

    @Override
    public String name() {
        return "TF-IDF";
    }

    /** Only chunks that share a term with the query are hits. */
    @Override
    public EmbeddedQuery embed(String query) {
        SparseVector vector = tfIdf.vector(query);
        return k -> search(vector, k);
    }

    private List<Hit> search(SparseVector vector, int k) {
        List<Hit> hits = new ArrayList<>();
        for (int chunk = 0; chunk < tfIdf.rows().size(); chunk++) {
            double cosine = vector.dot(tfIdf.rows().get(chunk));
            if (cosine > 0) {
                hits.add(new Hit(chunk, cosine));
            }
        }
        return Hit.best(hits, k);
    }

    /** The vectors that are compared. */
    public TfIdf tfIdf() {
        return tfIdf;
    }

    /** The words of a query that no chunk holds. */
    public List<String> unknown(String query) {
        return tfIdf.unknown(query);
    }

    /** The word that was meant by one that no chunk holds, if any is near: of the chunks, or one of some more with their counts. */
    public Optional<String> near(String word, Map<String, Integer> more) {
        return Spelling.nearest(
                word,
                List.of(tfIdf.terms(), more.keySet()),
                near -> tfIdf.documentFrequency(near) + more.getOrDefault(near, 0));
    }

    @Override
    public Explanation.TfIdf explain(String query, int chunk) {
        SparseVector vector = tfIdf.vector(query);
        SparseVector row = tfIdf.rows().get(chunk);
        List<TermShare> shares = new ArrayList<>();
        for (int i = 0; i < vector.indices().length; i++) {
            int column = vector.indices()[i];
            double weight = row.get(column);
            if (weight > 0) {
                shares.add(new TermShare(
                        tfIdf.terms().get(column), vector.values()[i], weight, vector.values()[i] * weight));
            }
        }
        return new Explanation.TfIdf(shares, vector.dot(row));
    }
}
