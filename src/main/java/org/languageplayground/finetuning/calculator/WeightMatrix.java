package org.languageplayground.finetuning.calculator;

/**
 * Weight matrices of one kind, y = W x with W {@code [outputs][inputs]}.
 *
 * @param target what they are, as an adapter's target
 * @param name as the model's published weights call them
 * @param copies how many of them the model has, one a layer for the matrices of blocks
 */
public record WeightMatrix(Target target, String name, int outputs, int inputs, int copies) {

    /** Numbers in one of them. */
    public long size() {
        return (long) outputs * inputs;
    }

    /** Numbers in all of them. */
    public long parameters() {
        return copies * size();
    }

    /** Whether it stands in the blocks, not before the first or behind the last. */
    boolean ofBlock() {
        return target != Target.EMBEDDINGS;
    }

    /** The greatest rank that one of them, or a change to it, can have. */
    public int greatestRank() {
        return Math.min(outputs, inputs);
    }
}
