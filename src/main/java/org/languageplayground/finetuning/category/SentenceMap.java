package org.languageplayground.finetuning.category;

import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.search.vector.PrincipalComponents;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Sentences in the plane in which their vectors differ most.
 *
 * @param places of the sentences, {@code [sentences][2]}
 */
record SentenceMap(PrincipalComponents plane, List<double[]> places) {

    static SentenceMap of(Matrix vectors) {
        List<double[]> all = IntStream.range(0, vectors.rows())
                .mapToObj(row -> doubles(vectors.row(row)))
                .toList();
        PrincipalComponents plane = PrincipalComponents.of(all);
        return new SentenceMap(plane, all.stream().map(plane::project).toList());
    }

    /** Where another vector lies in the plane. */
    double[] place(float... vector) {
        return plane.project(doubles(vector));
    }

    /** The share of the variance that the plane shows. */
    double explained() {
        return plane.explained()[0] + plane.explained()[1];
    }

    private static double[] doubles(float... vector) {
        return IntStream.range(0, vector.length).mapToDouble(i -> vector[i]).toArray();
    }
}
