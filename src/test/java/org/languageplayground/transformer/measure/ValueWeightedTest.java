package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.BlockTrace;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.AttentionTrace;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

class ValueWeightedTest {
    private static final Matrix IDENTITY = new Matrix(2, 2, new float[] {1, 0, 0, 1});

    /** Two tokens, two heads of one number each. The second token looks at both evenly, in both heads. */
    private static BlockTrace block(float... queryKeyValue) {
        float[] weights = {1, 0, 0.5f, 0.5f, 1, 0, 0.5f, 0.5f};
        AttentionTrace attention = new AttentionTrace(2, new int[] {0, 2}, 0, new float[8], weights);
        return new BlockTrace(
                null,
                null,
                new Matrix(2, 6, queryKeyValue),
                attention,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static double[] of(BlockTrace block, Matrix output, int... heads) {
        return new ValueWeighted(block, new LinearWeights(output, Matrix.zeros(1, 2))).of(1, heads);
    }

    /** The first token's values are 3 and 4, the second's 0: attention is even, what is handed over is not. */
    @Test
    void aTokenWithoutValueHandsNothingOverHoweverMuchItIsLookedAt() {
        BlockTrace block = block(0, 0, 0, 0, 3, 4, 0, 0, 0, 0, 0, 0);
        assertThat(of(block, IDENTITY, 0, 1)).containsExactly(2.5, 0);
        assertThat(of(block, IDENTITY, 0)).containsExactly(1.5, 0);
        assertThat(of(block, IDENTITY)).containsExactly(0, 0);
    }

    /** Both heads write to the same place with opposite signs. */
    @Test
    void whatTwoHeadsHandOverMayCancel() {
        BlockTrace block = block(0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0);
        Matrix opposite = new Matrix(2, 2, new float[] {1, 0, -1, 0});
        assertThat(of(block, opposite, 0)).containsExactly(1.5, 0);
        assertThat(of(block, opposite, 1)).containsExactly(1.5, 0);
        assertThat(of(block, opposite, 0, 1)).containsExactly(0, 0);
    }

    /** The weighted values of all heads in one row, times W_O. */
    @Test
    void agreesWithAPlainWay() {
        for (Transformer model : new Transformer[] {SmallModels.gpt2(), SmallModels.bert()}) {
            BlockTrace block =
                    model.forward(TokenBatch.of(1, 4, 2, 5, 3)).blocks().get(1);
            LinearWeights output = model.weights().blocks().get(1).attentionOutput();
            int heads = model.config().heads();
            double[] found = new ValueWeighted(block, output)
                    .of(3, IntStream.range(0, heads).toArray());
            for (int key = 0; key < 5; key++) {
                assertThat(found[key]).isCloseTo(plain(block, output, 3, key), within(1e-6));
            }
        }
    }

    private static double plain(BlockTrace block, LinearWeights output, int query, int key) {
        int width = output.weight().rows();
        int part = width / block.attention().heads();
        double squares = 0;
        for (int j = 0; j < width; j++) {
            double sum = 0;
            for (int i = 0; i < width; i++) {
                sum += (double) block.attention().weights(i / part).get(query, key)
                        * block.queryKeyValue().get(key, 2 * width + i)
                        * output.weight().get(i, j);
            }
            squares += sum * sum;
        }
        return Math.sqrt(squares);
    }

    /** Over all keys, the vectors add up to what attention writes, less its bias. */
    @Test
    void ofTheFirstTokenOfAGptItIsAllThatAttentionWrites() {
        Transformer model = SmallModels.gpt2();
        BlockTrace block = model.forward(TokenBatch.of(1, 4)).blocks().getFirst();
        LinearWeights output = model.weights().blocks().getFirst().attentionOutput();
        double squares = 0;
        for (int j = 0; j < model.config().width(); j++) {
            double written = block.attentionOutput().get(0, j) - output.bias().get(0, j);
            squares += written * written;
        }
        double[] found = new ValueWeighted(block, output)
                .of(0, IntStream.range(0, model.config().heads()).toArray());
        assertThat(found[0]).isCloseTo(Math.sqrt(squares), within(1e-5));
        assertThat(found[1]).isZero();
    }
}
