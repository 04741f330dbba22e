package org.languageplayground.search.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
    /** Points on an ellipse in the plane of the first two of three axes, moved away from zero. */
    private static final List<double[]> ELLIPSE =
            List.of(new double[] {7, 1, 5}, new double[] {3, 1, 5}, new double[] {5, 2, 5}, new double[] {5, 0, 5});

    @Test
    void axesFollowTheVarianceAndExplainAllOfIt() {
        PrincipalComponents plane = PrincipalComponents.of(ELLIPSE);
        assertThat(plane.axes()[0]).containsExactly(new double[] {1, 0, 0}, within(1e-9));
        assertThat(plane.axes()[1]).containsExactly(new double[] {0, 1, 0}, within(1e-9));
        assertThat(plane.explained()).containsExactly(new double[] {0.8, 0.2}, within(1e-9));
    }

    @Test
    void aQueryIsProjectedIntoTheSamePlane() {
        PrincipalComponents plane = PrincipalComponents.of(ELLIPSE);
        assertThat(plane.project(new double[] {6, 3, 9})).containsExactly(new double[] {1, 2}, within(1e-9));
    }

    @Test
    void equalVectorsExplainNothing() {
        PrincipalComponents plane = PrincipalComponents.of(List.of(new double[] {1, 2}, new double[] {1, 2}));
        assertThat(plane.explained()).containsExactly(0, 0);
        assertThat(plane.project(new double[] {4, 4})).containsExactly(0, 0);
    }

    @Test
    void whatOnlyRoundingTellsApartExplainsNothing() {
        PrincipalComponents plane = PrincipalComponents.of(
                List.of(new double[] {0.6, 0.8}, new double[] {0.6, 0.8 + 1e-16}, new double[] {0.6 + 1e-16, 0.8}));
        assertThat(plane.explained()).containsExactly(0, 0);
    }

    /** An eigenvalue decomposition takes such a matrix for one that is not symmetric, and may not converge. */
    @Test
    void theFirstAxisExplainsTheMostAlsoWhereVectorsRepeat() {
        List<double[]> vectors = new ArrayList<>();
        double third = 1 / Math.sqrt(3);
        for (int i = 0; i < 3000; i++) {
            double[] vector = new double[30];
            vector[i % 3] = third;
            vector[(i + 1) % 3] = third;
            vector[3 + i % 2] = third;
            vectors.add(vector);
        }
        PrincipalComponents plane = PrincipalComponents.of(vectors);
        assertThat(plane.explained()[0]).isGreaterThanOrEqualTo(plane.explained()[1]);
        assertThat(plane.explained()[0]).isCloseTo(0.5 / 1.1666667, within(1e-3));
    }

    @Test
    void aLineHasOneAxis() {
        PrincipalComponents plane = PrincipalComponents.of(List.of(new double[] {1}, new double[] {3}));
        assertThat(plane.explained()).containsExactly(1, 0);
        assertThat(plane.project(new double[] {3})).containsExactly(1, 0);
    }

    /** Twice the same vectors have the same plane, and are more than their dimensions. */
    @Test
    void fewVectorsOfManyDimensionsHaveThePlaneOfAsManyCopies() {
        SplittableRandom random = new SplittableRandom(1);
        List<double[]> few = Stream.generate(
                        () -> random.doubles(40).map(x -> x - 0.5).toArray())
                .limit(25)
                .toList();
        List<double[]> many = Stream.concat(few.stream(), few.stream()).toList();
        PrincipalComponents one = PrincipalComponents.of(few);
        PrincipalComponents two = PrincipalComponents.of(many);
        for (int axis = 0; axis < 2; axis++) {
            assertThat(one.axes()[axis]).containsExactly(two.axes()[axis], within(1e-11));
        }
        assertThat(one.explained()).containsExactly(two.explained(), within(1e-12));
        assertThat(one.mean()).containsExactly(two.mean(), within(1e-12));
    }

    @Test
    void vectorsOnALineOfManyDimensionsStillHaveASecondAxis() {
        PrincipalComponents plane =
                PrincipalComponents.of(List.of(new double[] {1, 2, 2, 0}, new double[] {3, 6, 6, 0}, new double[4]));
        assertThat(plane.explained()).containsExactly(new double[] {1, 0}, within(1e-12));
        assertThat(DenseVectors.length(plane.axes()[1])).isCloseTo(1, within(1e-12));
        assertThat(DenseVectors.dot(plane.axes()[0], plane.axes()[1])).isCloseTo(0, within(1e-12));
        assertThat(plane.project(new double[] {2, 4, 4, 0})[1]).isCloseTo(0, within(1e-12));
    }

    @Test
    void withoutVectorsThereIsNoPlane() {
        assertThatIllegalArgumentException().isThrownBy(() -> PrincipalComponents.of(List.of()));
    }
}
