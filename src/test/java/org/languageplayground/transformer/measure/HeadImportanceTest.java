package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.languageplayground.transformer.BlockWeights;
import org.languageplayground.transformer.ReferenceTransformer;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.transformer.training.Targets;

/** The importance by gradient against central differences of a factor on each head's values, in the double-precision reference. */
class HeadImportanceTest {
    private static final double STEP = 1.0 / (1 << 9);
    private static final LabelledBatch TEXT = new LabelledBatch(
            TokenBatch.of(3, 1, 4, 1, 5, 9, 2),
            new Targets(new int[] {1, 3, 6}, new int[] {4, 5, 6}, new float[] {1, 1, 1}));

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.argumentSet("GPT-2", SmallModels.gpt2()), Arguments.argumentSet("BERT", SmallModels.bert()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void theSlopeIsThatOfAFactorOnTheHeadsOutput(Transformer model) {
        int heads = model.config().heads();
        double[] slopes = HeadImportance.slopes(model, TEXT);
        assertThat(slopes).hasSize(model.config().layers() * heads).doesNotContain(0);
        for (int head = 0; head < slopes.length; head++) {
            double up = loss(scaled(model, head / heads, head % heads, 1 + STEP));
            double down = loss(scaled(model, head / heads, head % heads, 1 - STEP));
            double slope = (up - down) / (2 * STEP) / Math.log(2);
            assertThat(slopes[head]).as("head %d", head).isCloseTo(slope, within(1e-3 * Math.max(1, Math.abs(slope))));
        }
    }

    private static double loss(Transformer model) {
        return new ReferenceTransformer(model)
                .loss(TEXT.tokens(), TEXT.targets(), model.config().trainedAttention());
    }

    /** The same model whose head has its values, and so its output, that many times as large. */
    private static Transformer scaled(Transformer model, int layer, int head, double factor) {
        Weights w = model.weights();
        List<BlockWeights> blocks = new ArrayList<>(w.blocks());
        BlockWeights b = blocks.get(layer);
        int width = model.config().width();
        int first = 2 * width + head * model.config().headWidth();
        Matrix weight = b.queryKeyValue().weight().copy();
        Matrix bias = b.queryKeyValue().bias().copy();
        for (int j = first; j < first + model.config().headWidth(); j++) {
            bias.set(0, j, (float) (bias.get(0, j) * factor));
            for (int i = 0; i < width; i++) {
                weight.set(i, j, (float) (weight.get(i, j) * factor));
            }
        }
        blocks.set(
                layer,
                new BlockWeights(
                        b.attentionNorm(),
                        new LinearWeights(weight, bias),
                        b.attentionOutput(),
                        b.mlpNorm(),
                        b.mlpInput(),
                        b.mlpOutput()));
        return new Transformer(
                model.config(),
                new Weights(
                        w.tokens(),
                        w.positions(),
                        w.types(),
                        w.embeddingNorm(),
                        blocks,
                        w.finalNorm(),
                        w.head(),
                        w.classifier()));
    }

    @Test
    void eachLayerIsDividedByItsLength() {
        assertThat(HeadImportance.perLayer(2, 3, 4, 0, 0)).containsExactly(0.6, 0.8, 0, 0);
    }
}
