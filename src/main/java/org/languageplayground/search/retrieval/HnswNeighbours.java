package org.languageplayground.search.retrieval;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.languageplayground.search.vector.DenseVectors;

/** Lucene's graph of neighbours (HNSW; Malkov and Yashunin 2018): quick and nearly always right. */
final class HnswNeighbours implements Neighbours {
    private static final String FIELD = "vector";
    private static final int LEAST_CANDIDATES = 100;

    private final LuceneIndex index;

    private HnswNeighbours(LuceneIndex index) {
        this.index = index;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        index.write(out);
    }

    static HnswNeighbours read(DataInput in) throws IOException {
        return new HnswNeighbours(LuceneIndex.read(in));
    }

    /** The graph, made in steps of some vectors each. Chunks whose vector is zero are never found. */
    static final class Making {
        private static final int VECTORS = 50;

        private final LuceneIndex.Making index = new LuceneIndex.Making();
        private final List<double[]> units;
        private int added;

        Making(List<double[]> units) {
            this.units = units;
        }

        /** Adds some vectors; answers whether there are more. */
        boolean step() {
            int end = Math.min(added + VECTORS, units.size());
            units.subList(added, end).forEach(unit -> index.add(document(unit)));
            added = end;
            return added < units.size();
        }

        HnswNeighbours result() {
            return new HnswNeighbours(index.result());
        }
    }

    private static Document document(double[] unit) {
        Document document = new Document();
        if (DenseVectors.length(unit) > 0) {
            document.add(new KnnFloatVectorField(FIELD, floats(unit), VectorSimilarityFunction.DOT_PRODUCT));
        }
        return document;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    @Override
    public List<Integer> nearest(double[] unit, int k) {
        int candidates = Math.min(
                Math.max(k, LEAST_CANDIDATES), index.searcher().getIndexReader().maxDoc());
        return Arrays.stream(index.search(new KnnFloatVectorQuery(FIELD, floats(unit), candidates), candidates))
                .map(found -> found.doc)
                .toList();
    }
}
