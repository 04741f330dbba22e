package org.languageplayground.search.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruncatedSvdTest {
    @ParameterizedTest
    @CsvSource({"12, 9, 4", "9, 30, 9", "60, 80, 10", "1, 5, 1"})
    void singularValuesAndVectorsAreThoseOfTheWholeDecomposition(int rows, int columns, int rank) {
        double[][] dense = matrix(rows, columns);
        TruncatedSvd found = TruncatedSvd.of(sparse(dense), columns, rank);
        SingularValueDecomposition exact = new SingularValueDecomposition(new Array2DRowRealMatrix(dense));
        assertThat(found.singularValues()).hasSize(rank);
        for (int i = 0; i < rank; i++) {
            assertThat(found.singularValues()[i])
                    .isCloseTo(exact.getSingularValues()[i], within(1e-12 * rows * columns));
            double[] vector = column(found.right(), i);
            assertThat(Math.abs(DenseVectors.dot(vector, exact.getV().getColumn(i))))
                    .isCloseTo(1, within(1e-9));
        }
    }

    /** Too large to be decomposed as a whole; with the blocks of which it is made it is. */
    @Test
    void aLargeMatrixIsDecomposedToTheStatedPrecisionWhateverTheSeed() {
        List<double[][]> blocks = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            blocks.add(matrix(8, 9, i));
        }
        double[] exact = singularValues(blocks);
        List<SparseVector> rows = diagonal(blocks);
        TruncatedSvd one = decompose(rows, 1_350, 40, 1);
        TruncatedSvd other = decompose(rows, 1_350, 40, 2);
        assertThat(one.singularValues()).hasSize(40).containsExactly(Arrays.copyOf(exact, 40), within(1e-11));
        assertThat(other.singularValues()).containsExactly(one.singularValues(), within(1e-11));
        double[] residual = new double[40];
        for (int i = 0; i < 40; i++) {
            double[] vector = column(one.right(), i);
            double[] twice = new double[1_350];
            rows.forEach(row -> row.addTo(row.dot(vector), twice));
            DenseVectors.add(-Math.pow(one.singularValues()[i], 2), vector, twice);
            residual[i] = DenseVectors.length(twice);
        }
        assertThat(DenseVectors.length(residual)).isLessThan(1e-8);
        for (SparseVector row : rows.subList(0, 100)) {
            double[] inOne = projected(row, one);
            double[] inOther = projected(row, other);
            assertThat(DenseVectors.dot(inOne, inOne)).isCloseTo(DenseVectors.dot(inOther, inOther), within(1e-8));
        }
    }

    @Test
    void equalSingularValuesOfALargeMatrixStayTogether() {
        List<double[][]> blocks = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            blocks.add(matrix(8, 9, i < 24 ? 0 : i));
        }
        double[] exact = singularValues(blocks);
        int first = IntStream.range(0, exact.length)
                .filter(i -> exact[i] - exact[i + 23] < 1e-9)
                .findFirst()
                .orElseThrow();
        TruncatedSvd found = decompose(diagonal(blocks), 1_350, first + 3, 1);
        assertThat(found.singularValues()).containsExactly(Arrays.copyOf(exact, first + 24), within(1e-9));
    }

    /** 1,200 chunks without a common word, and a pair that shares one. */
    @Test
    void singularValuesThatAreEqualWithoutEndAreLeftOut() {
        List<double[][]> blocks = new ArrayList<>(Collections.nCopies(1_200, new double[][] {{1}}));
        blocks.add(new double[][] {{1, 0.5}, {1, -0.5}});
        assertThat(decompose(diagonal(blocks), 1_202, 20, 1).singularValues())
                .containsExactly(new double[] {Math.sqrt(2)}, within(1e-12));
    }

    private static TruncatedSvd decompose(List<SparseVector> rows, int columns, int rank, long seed) {
        TruncatedSvd.Making making = new TruncatedSvd.Making(rows, columns, rank, seed);
        while (making.step()) {}
        return making.result();
    }

    private static double[] singularValues(List<double[][]> blocks) {
        return blocks.stream()
                .map(block -> new SingularValueDecomposition(new Array2DRowRealMatrix(block)).getSingularValues())
                .flatMapToDouble(Arrays::stream)
                .map(value -> -value)
                .sorted()
                .map(value -> -value)
                .toArray();
    }

    private static List<SparseVector> diagonal(List<double[][]> blocks) {
        List<SparseVector> rows = new ArrayList<>();
        int from = 0;
        for (double[][] block : blocks) {
            for (SparseVector row : sparse(block)) {
                int shift = from;
                rows.add(new SparseVector(
                        Arrays.stream(row.indices()).map(i -> i + shift).toArray(), row.values()));
            }
            from += block[0].length;
        }
        return rows;
    }

    private static double[] projected(SparseVector row, TruncatedSvd svd) {
        double[] projected = new double[svd.singularValues().length];
        for (int i = 0; i < row.indices().length; i++) {
            DenseVectors.add(row.values()[i], svd.right()[row.indices()[i]], projected);
        }
        return projected;
    }

    @Test
    void theVectorsAreOrthonormal() {
        double[][] right = TruncatedSvd.of(sparse(matrix(60, 80)), 80, 10).right();
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
        assertThat(TruncatedSvd.of(sparse(dense), 30, 8).singularValues()).hasSize(2);
        assertThat(TruncatedSvd.of(sparse(new double[4][5]), 5, 2).singularValues())
                .isEmpty();
        assertThat(TruncatedSvd.of(List.of(), 0, 1).singularValues()).isEmpty();
    }

    @Test
    void equalSingularValuesStayTogether() {
        double[][] dense = {{2, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 0.5}};
        assertThat(TruncatedSvd.of(sparse(dense), 4, 2).singularValues())
                .containsExactly(new double[] {2, 1, 1}, within(1e-9));
        assertThat(TruncatedSvd.of(sparse(dense), 4, 1).singularValues()).hasSize(1);
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
        double[][] right = TruncatedSvd.of(sparse(dense), 40, 60).right();
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
        return matrix(rows, columns, 3);
    }

    private static double[][] matrix(int rows, int columns, long seed) {
        Random random = new Random(seed);
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
