package org.languageplayground.transformer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.languageplayground.transformer.layer.BottleneckWeights;
import org.languageplayground.transformer.layer.LayerNormWeights;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.layer.PrefixWeights;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * All numbers that a model has learned. Shared by every reader and never written once a model is in use; training works
 * on its own {@link #copy()}.
 *
 * @param tokens {@code [vocabulary][width]}
 * @param positions {@code [context][width]}
 * @param types {@code [tokenTypes][width]}, null for GPT-2
 * @param embeddingNorm after the sum of embeddings (BERT), null for GPT-2
 * @param blocks one a layer
 * @param finalNorm after the last block (GPT-2), null for BERT
 * @param head null for a model that has no logits over the vocabulary
 * @param classifier null for a model that has none
 */
public record Weights(
        Matrix tokens,
        Matrix positions,
        Matrix types,
        LayerNormWeights embeddingNorm,
        List<BlockWeights> blocks,
        LayerNormWeights finalNorm,
        HeadWeights head,
        ClassifierWeights classifier) {

    /** Whether the decoder is the token embedding itself. */
    public boolean tied() {
        return head != null && head.decoder() == tokens;
    }

    /** Every matrix once, in a fixed order that is the same for every model of one shape. */
    public List<Matrix> matrices() {
        List<Matrix> all = new ArrayList<>();
        map(matrix -> {
            all.add(matrix);
            return matrix;
        });
        return List.copyOf(all);
    }

    /** An independent copy; a tied decoder stays tied. */
    public Weights copy() {
        return map(Matrix::copy);
    }

    /** The same weights with independent copies of some of their matrices, to be changed alone. */
    public Weights copying(Collection<Matrix> changed) {
        Set<Matrix> own = Collections.newSetFromMap(new IdentityHashMap<>());
        own.addAll(changed);
        return map(matrix -> own.contains(matrix) ? matrix.copy() : matrix);
    }

    /** The matrices that training a whole model changes: all but position vectors that are fixed. */
    public List<Matrix> trainable(boolean frozenPositions) {
        return matrices().stream()
                .filter(matrix -> !frozenPositions || matrix != positions)
                .toList();
    }

    /** The same weights of a model that says no words. */
    public Weights withoutHead() {
        return new Weights(tokens, positions, types, embeddingNorm, blocks, finalNorm, null, classifier);
    }

    /** Zeros of the same shape, to collect gradients in. */
    public Weights zeros() {
        return map(matrix -> Matrix.zeros(matrix.rows(), matrix.columns()));
    }

    /** The matrices of the blocks from {@code first} on. */
    public List<Matrix> upperMatrices(int first) {
        List<Matrix> upper = new ArrayList<>();
        for (BlockWeights block : blocks.subList(first, blocks.size())) {
            map(block, matrix -> {
                upper.add(matrix);
                return matrix;
            });
        }
        return List.copyOf(upper);
    }

    /** Zeros in the blocks from {@code first} on, to collect their gradients in; all else is that of these weights, and is not to be written. */
    public Weights upperZeros(int first) {
        List<BlockWeights> zeros = new ArrayList<>(blocks.subList(0, first));
        for (BlockWeights block : blocks.subList(first, blocks.size())) {
            zeros.add(map(block, matrix -> Matrix.zeros(matrix.rows(), matrix.columns())));
        }
        return withBlocks(zeros);
    }

    /** How many numbers the model holds, a tied decoder counted once. */
    public long parameters() {
        return matrices().stream().mapToLong(matrix -> matrix.values().length).sum();
    }

    /** The same weights with other blocks. */
    public Weights withBlocks(List<BlockWeights> others) {
        return new Weights(tokens, positions, types, embeddingNorm, List.copyOf(others), finalNorm, head, classifier);
    }

    /**
     * The same matrices with those of the blocks held a second time, and the decoder transposed, as products need them, so that
     * reading takes less time. Nobody may change them afterwards. What {@link #map} makes is as before.
     */
    public Weights forReading() {
        return new Weights(
                tokens,
                positions,
                types,
                embeddingNorm,
                blocks.stream().map(BlockWeights::forReading).toList(),
                finalNorm,
                head == null ? null : head.forReading(),
                classifier);
    }

    /** How many virtual tokens stand before every sequence. */
    public int prefixLength() {
        return PrefixWeights.length(blocks.getFirst().prefix());
    }

    /** Weights of the same shape in which each matrix, asked for once, is replaced; a tied decoder stays tied. */
    public Weights map(UnaryOperator<Matrix> change) {
        Matrix newTokens = change.apply(tokens);
        return new Weights(
                newTokens,
                change.apply(positions),
                types == null ? null : change.apply(types),
                map(embeddingNorm, change),
                blocks.stream().map(block -> map(block, change)).toList(),
                map(finalNorm, change),
                head == null ? null : map(head, tied() ? newTokens : change.apply(head.decoder()), change),
                classifier == null
                        ? null
                        : new ClassifierWeights(
                                map(classifier.pooler(), change), map(classifier.classifier(), change)));
    }

    private static BlockWeights map(BlockWeights block, UnaryOperator<Matrix> change) {
        return new BlockWeights(
                map(block.attentionNorm(), change),
                map(block.queryKeyValue(), change),
                map(block.attentionOutput(), change),
                map(block.mlpNorm(), change),
                map(block.mlpInput(), change),
                map(block.mlpOutput(), change),
                map(block.prefix(), change),
                map(block.attentionAdapter(), change),
                map(block.mlpAdapter(), change));
    }

    private static PrefixWeights map(PrefixWeights prefix, UnaryOperator<Matrix> change) {
        return prefix == null ? null : new PrefixWeights(change.apply(prefix.keys()), change.apply(prefix.values()));
    }

    private static BottleneckWeights map(BottleneckWeights adapter, UnaryOperator<Matrix> change) {
        return adapter == null ? null : new BottleneckWeights(map(adapter.down(), change), map(adapter.up(), change));
    }

    private static HeadWeights map(HeadWeights head, Matrix decoder, UnaryOperator<Matrix> change) {
        return new HeadWeights(
                map(head.transform(), change),
                map(head.transformNorm(), change),
                decoder,
                head.decoderBias() == null ? null : change.apply(head.decoderBias()));
    }

    private static LinearWeights map(LinearWeights linear, UnaryOperator<Matrix> change) {
        return linear == null ? null : new LinearWeights(change.apply(linear.weight()), change.apply(linear.bias()));
    }

    private static LayerNormWeights map(LayerNormWeights norm, UnaryOperator<Matrix> change) {
        return norm == null ? null : new LayerNormWeights(change.apply(norm.gain()), change.apply(norm.bias()));
    }
}
