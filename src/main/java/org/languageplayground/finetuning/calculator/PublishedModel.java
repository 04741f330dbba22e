package org.languageplayground.finetuning.calculator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A published Transformer, by the numbers of its configuration.
 *
 * @param width d, the hidden dimension
 * @param keyValueHeads heads that have keys and values of their own; fewer than {@code heads} where several queries share them
 * @param feedForward width between the MLP's matrices
 * @param vocabulary tokens
 * @param positions learned position vectors; 0 where positions are rotations or biases of the scores
 * @param tokenTypes learned vectors for first and second text
 * @param tied whether there is no head's matrix beside the token embedding
 */
public record PublishedModel(
        String name,
        Family family,
        int width,
        int layers,
        int heads,
        int keyValueHeads,
        int feedForward,
        int vocabulary,
        int positions,
        int tokenTypes,
        boolean tied)
        implements BaseModel {

    /** The name in links: lower case, with dashes. */
    public String id() {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** Width of all keys, and of all values, of one layer. */
    public int keyValueWidth() {
        return width / heads * keyValueHeads;
    }

    /** The vectors of a block that linear layers read. */
    private enum Read {
        NORM,
        HEADS,
        SECOND_NORM,
        MLP
    }

    private Read read(WeightMatrix matrix) {
        return switch (matrix.target()) {
            case OUTPUT -> Read.HEADS;
            case MLP ->
                matrix.inputs() == feedForward ? Read.MLP : family.normsALayer() == 1 ? Read.NORM : Read.SECOND_NORM;
            case QUERY, KEY, VALUE, EMBEDDINGS -> Read.NORM;
        };
    }

    /** Numbers a token in the inputs of these matrices of a block; those that read the same vector share it. */
    long inputs(List<WeightMatrix> matrices) {
        return matrices.stream()
                .filter(WeightMatrix::ofBlock)
                .collect(Collectors.toMap(this::read, WeightMatrix::inputs, (one, same) -> one))
                .values()
                .stream()
                .mapToLong(Integer::longValue)
                .sum();
    }

    /** Numbers a token that the MLP's activation function, and its gate where it has one, need again. */
    long insideMlp() {
        return (family.gated() ? 3L : 1L) * feedForward;
    }

    /** Whether it is a head's own matrix: an output for each token. */
    boolean isHead(WeightMatrix matrix) {
        return !matrix.ofBlock() && matrix.outputs() == vocabulary;
    }

    @Override
    public List<WeightMatrix> linears() {
        List<String> names = family.attention();
        List<WeightMatrix> matrices = new ArrayList<>(List.of(
                new WeightMatrix(Target.QUERY, names.get(0), width, width, layers),
                new WeightMatrix(Target.KEY, names.get(1), keyValueWidth(), width, layers),
                new WeightMatrix(Target.VALUE, names.get(2), keyValueWidth(), width, layers),
                new WeightMatrix(Target.OUTPUT, names.get(3), width, width, layers)));
        List<String> mlp = family.mlp();
        for (String wide : mlp.subList(0, mlp.size() - 1)) {
            matrices.add(new WeightMatrix(Target.MLP, wide, feedForward, width, layers));
        }
        matrices.add(new WeightMatrix(Target.MLP, mlp.getLast(), width, feedForward, layers));
        return List.copyOf(matrices);
    }

    /** The embedding looks a row of width numbers up for each token, so its outputs are the width. */
    @Override
    public List<WeightMatrix> tables() {
        WeightMatrix embedding = new WeightMatrix(Target.EMBEDDINGS, "embeddings", width, vocabulary, 1);
        return tied
                ? List.of(embedding)
                : List.of(embedding, new WeightMatrix(Target.EMBEDDINGS, "head", vocabulary, width, 1));
    }

    /** The linear layers as the published weights hold them: those of one name in one matrix, their outputs below each other. */
    public List<WeightMatrix> asPublished() {
        return List.copyOf(linears().stream()
                .collect(Collectors.toMap(
                        WeightMatrix::name,
                        matrix -> matrix,
                        (above, below) -> new WeightMatrix(
                                above.target(),
                                above.name(),
                                above.outputs() + below.outputs(),
                                above.inputs(),
                                above.copies()),
                        LinkedHashMap::new))
                .values());
    }

    private long norms() {
        return (family.embeddingNorm() ? 1 : 0) + (long) layers * family.normsALayer() + (family.finalNorm() ? 1 : 0);
    }

    @Override
    public long biases() {
        long ofLinears = linears().stream()
                .filter(matrix -> family.biased(matrix.target()))
                .mapToLong(matrix -> (long) matrix.outputs() * matrix.copies())
                .sum();
        long ofNorms = family.normWithoutBias() ? 0 : norms() * width;
        return ofLinears + ofNorms + (family.pooler() ? width : 0) + (family.headBias() ? vocabulary : 0);
    }

    @Override
    public long others() {
        long gains = norms() * width;
        long pooler = family.pooler() ? (long) width * width : 0;
        return (long) (positions + tokenTypes) * width + gains + pooler + biases();
    }
}
