package org.languageplayground.search.retrieval;

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

    /** Chunks whose vector is zero are never found. */
    HnswNeighbours(List<double[]> units) {
        index = new LuceneIndex(units.stream().map(HnswNeighbours::document).toList());
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
