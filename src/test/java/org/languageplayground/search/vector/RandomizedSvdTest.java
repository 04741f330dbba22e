package org.languageplayground.search.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomizedSvdTest {
    @ParameterizedTest
    @CsvSource({"12, 9, 4", "9, 30, 9", "60, 80, 10", "1, 5, 1"})
    void singularValuesAndVectorsAreThoseOfTheWholeDecomposition(int rows, int columns, int rank) {
        double[][] dense = matrix(rows, columns);
        RandomizedSvd found = RandomizedSvd.of(sparse(dense), columns, rank);
        SingularValueDecomposition exact = new SingularValueDecomposition(new Array2DRowRealMatrix(dense));
        assertThat(found.singularValues()).hasSize(rank);
        for (int i = 0; i < rank; i++) {
            assertThat(found.singularValues()[i])
                    .isCloseTo(exact.getSingularValues()[i], within(0.01 * exact.getSingularValues()[0]));
        }
        double[] first = column(found.right(), 0);
        assertThat(Math.abs(DenseVectors.dot(first, exact.getV().getColumn(0)))).isCloseTo(1, within(1e-6));
    }

    @Test
    void theVectorsAreOrthonormal() {
        double[][] right = RandomizedSvd.of(sparse(matrix(60, 80)), 80, 10).right();
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                assertThat(DenseVectors.dot(column(right, i), column(right, j)))
                        .isCloseTo(i == j ? 1 : 0, within(1e-9));
            }
        }
    }

    @Test
    void aMatrixOfLowRankHasNoMoreSingularValuesThanItsRank() {
        double[][] dense = new double[20][30];
        for (int i = 0; i < 20; i++) {
            dense[i] = matrix(2, 30)[i % 2];
        }
        assertThat(RandomizedSvd.of(sparse(dense), 30, 8).singularValues()).hasSize(2);
        assertThat(RandomizedSvd.of(sparse(new double[4][5]), 5, 2).singularValues())
                .isEmpty();
        assertThat(RandomizedSvd.of(List.of(), 0, 1).singularValues()).isEmpty();
    }

    @Test
    void equalSingularValuesStayTogether() {
        double[][] dense = {{2, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 0.5}};
        assertThat(RandomizedSvd.of(sparse(dense), 4, 2).singularValues())
                .containsExactly(new double[] {2, 1, 1}, within(1e-9));
        assertThat(RandomizedSvd.of(sparse(dense), 4, 1).singularValues()).hasSize(1);
    }

    /** With hundreds of equal rows most eigenvalues are zero but for rounding. */
    @ParameterizedTest
    @ValueSource(ints = {100, 1000, 3000})
    void rowsThatRepeatAreDecomposed(int times) {
        double[][] dense = new double[3 * times + 8][];
        double[][] some = matrix(8, 40);
        for (int i = 0; i < dense.length; i++) {
            dense[i] = some[i < 8 ? i : i % 3];
        }
        double[][] right = RandomizedSvd.of(sparse(dense), 40, 60).right();
        assertThat(right[0].length).isBetween(3, 8);
        assertThat(right[0]).doesNotContain(Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 2", "40, 20", "1000, 100", "1400, 112", "10000, 215"})
    void theRankFollowsTheRule(int texts, int rank) {
        assertThat(Lsa.rank(texts)).isEqualTo(rank);
    }

    private static double[] column(double[][] matrix, int column) {
        double[] result = new double[matrix.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = matrix[i][column];
        }
        return result;
    }

    /** Sparse, and stretched along one direction, so that the first vector is no matter of rounding. */
    private static double[][] matrix(int rows, int columns) {
        Random random = new Random(3);
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = (random.nextInt(3) == 0 ? random.nextGaussian() : 0) + (j % 2 == 0 ? 0.5 : 0);
            }
        }
        return matrix;
    }

    private static List<SparseVector> sparse(double[][] dense) {
        List<SparseVector> rows = new ArrayList<>();
        for (double[] row : dense) {
            TreeMap<Integer, Double> entries = new TreeMap<>();
            for (int j = 0; j < row.length; j++) {
                if (row[j] != 0) {
                    entries.put(j, row[j]);
                }
            }
            rows.add(SparseVector.of(entries));
        }
        return rows;
    }
}
