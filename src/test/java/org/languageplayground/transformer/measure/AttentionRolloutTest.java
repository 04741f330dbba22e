package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

class AttentionRolloutTest {
    /** Each token looks at the one before it, the first at itself. */
    private static final Matrix BEFORE = new Matrix(3, 3, new float[] {1, 0, 0, 1, 0, 0, 0, 1, 0});

    /** Two layers that look one back, with as much staying: 0, 1 and 2 steps back have 1, 2 and 1 of 4 ways. */
    @Test
    void twoLayersLookTwoStepsBack() {
        List<Matrix> two = List.of(BEFORE, BEFORE);
        assertThat(AttentionRollout.of(two, 2)).containsExactly(0.25, 0.5, 0.25);
        assertThat(AttentionRollout.of(two, 1)).containsExactly(0.75, 0.25, 0);
        assertThat(AttentionRollout.of(two, 0)).containsExactly(1, 0, 0);
    }

    @Test
    void attentionToItselfStaysThere() {
        Matrix self = new Matrix(2, 2, new float[] {1, 0, 0, 1});
        assertThat(AttentionRollout.of(Collections.nCopies(7, self), 1)).containsExactly(0, 1);
    }

    /** The upper layer looks from 2 to 1, the lower one then from 1 to 0. */
    @Test
    void theUpperLayerLooksFirst() {
        Matrix upper = new Matrix(3, 3, new float[] {1, 0, 0, 0, 1, 0, 0, 1, 0});
        Matrix lower = new Matrix(3, 3, new float[] {1, 0, 0, 1, 0, 0, 0, 0, 1});
        assertThat(AttentionRollout.of(List.of(lower, upper), 2)).containsExactly(0.25, 0.25, 0.5);
        assertThat(AttentionRollout.of(List.of(upper, lower), 2)).containsExactly(0, 0.5, 0.5);
    }

    /** Rows that sum to less than 1, as those of a model with virtual tokens do. */
    @Test
    void rowsAreDividedByTheirSum() {
        Matrix half = new Matrix(2, 2, new float[] {0.5f, 0, 0.25f, 0.25f});
        assertThat(AttentionRollout.of(List.of(half), 1))
                .containsExactly(new double[] {1 / 6.0, 5 / 6.0}, within(1e-9));
    }

    @Test
    void rowsOfRealPassesSumToOneAndNoTokenOfAGptLooksAhead() {
        for (Transformer model : List.of(SmallModels.gpt2(), SmallModels.bert())) {
            Trace trace = model.forward(TokenBatch.of(1, 4, 2, 5, 3));
            for (int layer = 0; layer < model.config().layers(); layer++) {
                for (int query = 0; query < 5; query++) {
                    double[] rollout = AttentionRollout.of(trace, layer, query);
                    assertThat(Arrays.stream(rollout).sum()).isCloseTo(1, within(1e-5));
                    for (int key = query + 1;
                            key < 5 && model.config().architecture().causal();
                            key++) {
                        assertThat(rollout[key]).isZero();
                    }
                }
            }
        }
    }

    /** By the sum over all ways through the layers. */
    @Test
    void agreesWithAPlainWay() {
        Transformer model = SmallModels.bert();
        Trace trace = model.forward(TokenBatch.of(1, 4, 2, 5, 3));
        for (int query = 0; query < 5; query++) {
            for (int key = 0; key < 5; key++) {
                double ways = 0;
                for (int middle = 0; middle < 5; middle++) {
                    ways += step(trace, 1, query, middle) * step(trace, 0, middle, key);
                }
                assertThat(AttentionRollout.of(trace, 1, query)[key]).isCloseTo(ways, within(1e-6));
            }
        }
    }

    private static double step(Trace trace, int layer, int query, int key) {
        double mean = 0;
        int heads = trace.blocks().get(layer).attention().heads();
        for (int head = 0; head < heads; head++) {
            mean += trace.blocks().get(layer).attention().weights(head).get(query, key) / heads;
        }
        return 0.5 * mean + (query == key ? 0.5 : 0);
    }
}
