package org.languageplayground.search.retrieval;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.search.embedding.Embedding;
import org.languageplayground.search.embedding.EncodedText;
import org.languageplayground.search.embedding.SentenceEncoder;
import org.languageplayground.search.vector.DenseVectors;
import org.languageplayground.transformer.folder.Encoding;

/**
 * Dense retrieval: the cosine of the vectors that a sentence encoder gives a query and a chunk, so that a text is found without a common word. Every
 * chunk is compared.
 */
public final class DenseRetriever implements VectorRetriever {
    private final Embedding embedding;
    private final List<String> chunks;

    public DenseRetriever(Embedding embedding, List<String> chunks) {
        this.embedding = embedding;
        this.chunks = chunks;
    }

    @Override
    public String name() {
        return "Dense";
    }

    /** The chunks as the encoder has read them. */
    public Embedding embedding() {
        return embedding;
    }

    @Override
    public EmbeddedQuery embed(String query) {
        double[] vector = vector(query);
        return k -> nearest(vector, k);
    }

    @Override
    public List<double[]> vectors() {
        return embedding.vectors();
    }

    @Override
    public double[] vector(String query) {
        return doubles(embedding.encoder().read(query).vector());
    }

    @Override
    public List<Hit> nearest(double[] vector, int k) {
        List<Hit> hits = new ArrayList<>();
        for (int chunk = 0; chunk < vectors().size(); chunk++) {
            if (embedding.tokens().get(chunk).tokens() > 0) {
                hits.add(new Hit(chunk, DenseVectors.dot(vector, vectors().get(chunk))));
            }
        }
        return Hit.best(hits, k);
    }

    /**
     * The chunk's vector is the mean of its tokens' hidden states, made as long as 1; so a token adds its own product with the query's vector, divided by
     * the number of tokens and by the mean's length.
     */
    @Override
    public Explanation.Dense explain(String query, int chunk) {
        SentenceEncoder encoder = embedding.encoder();
        double[] asked = vector(query);
        double cosine = DenseVectors.dot(asked, vectors().get(chunk));
        Encoding tokens = encoder.tokens(chunks.get(chunk));
        EncodedText text = encoder.read(chunks.get(chunk));
        int count = text.hidden().rows();
        double meanLength = meanLength(text);
        List<TermShare> shares = new ArrayList<>();
        for (int token = 0; token < count; token++) {
            double[] hidden = doubles(text.hidden().row(token));
            double length = DenseVectors.length(hidden);
            double like = DenseVectors.dot(asked, hidden) / length;
            double weight = length / count / meanLength;
            shares.add(new TermShare(tokens.tokens()[token], like, weight, like * weight));
        }
        return new Explanation.Dense(
                text.words() == 0 ? List.of() : shares, count, tokens.ids().length, encoder.name(), cosine);
    }

    private static double meanLength(EncodedText text) {
        int count = text.hidden().rows();
        double[] mean = new double[text.vector().length];
        for (int token = 0; token < count; token++) {
            DenseVectors.add(1.0 / count, doubles(text.hidden().row(token)), mean);
        }
        return DenseVectors.length(mean);
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
