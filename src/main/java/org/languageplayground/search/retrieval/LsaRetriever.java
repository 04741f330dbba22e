package org.languageplayground.search.retrieval;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.search.vector.DenseVectors;
import org.languageplayground.search.vector.Lsa;
import org.languageplayground.search.vector.SparseVector;

/** The cosine in the space of latent semantic analysis, where texts without a common word can be near. */
public final class LsaRetriever implements VectorRetriever {
    private static final double PRECISION = 1e-12;

    private final Lsa lsa;
    private final List<double[]> units;
    private final Neighbours neighbours;

    private LsaRetriever(Lsa lsa, List<double[]> units, Neighbours neighbours) {
        this.lsa = lsa;
        this.units = units;
        this.neighbours = neighbours;
    }

    private static List<double[]> units(Lsa lsa) {
        return lsa.tfIdf().rows().stream()
                .map(row -> DenseVectors.unit(lsa.project(row)))
                .toList();
    }

    /** Writes space and graph, for {@link #read}. */
    public void write(DataOutput out) throws IOException {
        lsa.write(out);
        neighbours.write(out);
    }

    /** What {@link #write} has written of one that searches in a graph. */
    public static LsaRetriever read(DataInput in) throws IOException {
        Lsa lsa = Lsa.read(in);
        return new LsaRetriever(lsa, units(lsa), HnswNeighbours.read(in));
    }

    /** Searches in Lucene's HNSW graph. */
    public static LsaRetriever graph(Lsa lsa) {
        Graph graph = new Graph(lsa);
        while (graph.step()) {}
        return graph.result();
    }

    /** Lucene's HNSW graph, made in steps. */
    public static final class Graph {
        private final Lsa lsa;
        private final List<double[]> units;
        private final HnswNeighbours.Making neighbours;

        /** Projects the chunks; the steps are still to be made. */
        public Graph(Lsa lsa) {
            this.lsa = lsa;
            units = units(lsa);
            neighbours = new HnswNeighbours.Making(units);
        }

        /** Adds some chunks to the graph; answers whether there are more. */
        public boolean step() {
            return neighbours.step();
        }

        /** The retriever, once all steps are made. */
        public LsaRetriever result() {
            return new LsaRetriever(lsa, units, neighbours.result());
        }
    }

    /** Compares the query with every chunk. */
    public static LsaRetriever exact(Lsa lsa) {
        List<double[]> units = units(lsa);
        return new LsaRetriever(lsa, units, (unit, k) -> IntStream.range(0, units.size())
                .filter(chunk -> DenseVectors.length(units.get(chunk)) > 0)
                .boxed()
                .toList());
    }

    @Override
    public String name() {
        return "LSA";
    }

    /** None where the query lies outside of the space altogether, as one of unknown words does. */
    @Override
    public EmbeddedQuery embed(String query) {
        double[] vector = vector(query);
        return k -> DenseVectors.length(vector) == 0 ? List.of() : nearest(vector, k);
    }

    @Override
    public List<Hit> nearest(double[] vector, int k) {
        return Hit.best(
                neighbours.nearest(vector, k).stream()
                        .map(chunk -> new Hit(chunk, cosine(vector, chunk)))
                        .toList(),
                k);
    }

    /** To twelve digits, so that chunks which only rounding tells apart keep their order. */
    private double cosine(double[] vector, int chunk) {
        return Math.rint(DenseVectors.dot(vector, units.get(chunk)) / PRECISION) * PRECISION + 0.0;
    }

    /** The space. */
    public Lsa lsa() {
        return lsa;
    }

    /** Zero where the space holds nothing of the text; {@code [rank]}. */
    @Override
    public double[] vector(String text) {
        return DenseVectors.unit(lsa.project(lsa.tfIdf().vector(text)));
    }

    @Override
    public List<double[]> vectors() {
        return units;
    }

    /** The share of a query's squared length that the space holds, 0 to 1; 0 if no word is known. */
    public double captured(String query) {
        double[] projected = lsa.project(lsa.tfIdf().vector(query));
        return DenseVectors.dot(projected, projected);
    }

    @Override
    public Explanation.Lsa explain(String query, int chunk) {
        SparseVector weights = lsa.tfIdf().vector(query);
        double length = DenseVectors.length(lsa.project(weights));
        List<TermShare> shares = new ArrayList<>();
        for (int i = 0; i < weights.indices().length && length > 0; i++) {
            int column = weights.indices()[i];
            double inQuery = weights.values()[i] / length;
            double inChunk = DenseVectors.dot(lsa.term(column), units.get(chunk));
            shares.add(new TermShare(lsa.tfIdf().terms().get(column), inQuery, inChunk, inQuery * inChunk));
        }
        double cosine = cosine(vector(query), chunk);
        return new Explanation.Lsa(shares, captured(query), lsa.rank(), cosine);
    }
}
