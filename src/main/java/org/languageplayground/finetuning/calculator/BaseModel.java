package org.languageplayground.finetuning.calculator;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A model that is fine-tuned, known by the shapes of its parameters alone. */
public sealed interface BaseModel permits SquareLayer, PublishedModel {

    /** What the model is called. */
    String name();

    /** The hidden dimension d. */
    int width();

    /** The linear layers of the blocks; these are what 8 and 4 bit quantise. */
    List<WeightMatrix> linears();

    /** The token embedding, and the head where it has a matrix of its own. */
    List<WeightMatrix> tables();

    /** All biases, those of norms included. */
    long biases();

    /** Everything that is no matrix above: positions, token types, pooler, norms and biases. */
    long others();

    /** All matrices, those of blocks first. */
    default List<WeightMatrix> matrices() {
        return Stream.concat(linears().stream(), tables().stream()).toList();
    }

    /** The matrices that get an adapter when it is put on these targets. */
    default List<WeightMatrix> adapted(Set<Target> targets) {
        return matrices().stream()
                .filter(matrix -> targets.contains(matrix.target()))
                .toList();
    }

    /** All parameters. */
    default long parameters() {
        return sum(matrices()) + others();
    }

    /** All numbers of these matrices. */
    static long sum(List<WeightMatrix> matrices) {
        return matrices.stream().mapToLong(WeightMatrix::parameters).sum();
    }
}
