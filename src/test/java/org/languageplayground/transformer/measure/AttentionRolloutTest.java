package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
        Matrix two = AttentionRollout.of(List.of(BEFORE, BEFORE));
        assertThat(two.row(2)).containsExactly(0.25f, 0.5f, 0.25f);
        assertThat(two.row(1)).containsExactly(0.75f, 0.25f, 0);
        assertThat(two.row(0)).containsExactly(1, 0, 0);
    }

    @Test
    void attentionToItselfStaysThere() {
        Matrix self = new Matrix(2, 2, new float[] {1, 0, 0, 1});
        assertThat(AttentionRollout.of(Collections.nCopies(7, self)).values()).containsExactly(1, 0, 0, 1);
    }

    /** The lower layer is the right factor: the upper one looks from 2 to 1, the lower one then from 1 to 0. */
    @Test
    void theUpperLayerLooksFirst() {
        Matrix upper = new Matrix(3, 3, new float[] {1, 0, 0, 0, 1, 0, 0, 1, 0});
        Matrix lower = new Matrix(3, 3, new float[] {1, 0, 0, 1, 0, 0, 0, 0, 1});
        assertThat(AttentionRollout.of(List.of(lower, upper)).row(2)).containsExactly(0.25f, 0.25f, 0.5f);
        assertThat(AttentionRollout.of(List.of(upper, lower)).row(2)).containsExactly(0, 0.5f, 0.5f);
    }

    /** Rows that sum to less than 1, as those of a model with virtual tokens do. */
    @Test
    void rowsAreDividedByTheirSum() {
        Matrix half = new Matrix(2, 2, new float[] {0.5f, 0, 0.25f, 0.25f});
        assertThat(AttentionRollout.of(List.of(half)).row(1)[0]).isCloseTo(1 / 6f, within(1e-7f));
        assertThat(AttentionRollout.of(List.of(half)).row(1)[1]).isCloseTo(5 / 6f, within(1e-7f));
    }

    @Test
    void rowsOfRealPassesSumToOneAndNoTokenOfAGptLooksAhead() {
        for (Transformer model : List.of(SmallModels.gpt2(), SmallModels.bert())) {
            Trace trace = model.forward(TokenBatch.of(1, 4, 2, 5, 3));
            for (int layer = 0; layer < model.config().layers(); layer++) {
                Matrix rollout = AttentionRollout.of(trace, layer);
                for (int query = 0; query < 5; query++) {
                    double sum = 0;
                    for (float value : rollout.row(query)) {
                        sum += value;
                    }
                    assertThat(sum).isCloseTo(1, within(1e-5));
                    for (int key = query + 1;
                            key < 5 && model.config().architecture().causal();
                            key++) {
                        assertThat(rollout.get(query, key)).isZero();
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
        Matrix rollout = AttentionRollout.of(trace, 1);
        for (int query = 0; query < 5; query++) {
            for (int key = 0; key < 5; key++) {
                double ways = 0;
                for (int middle = 0; middle < 5; middle++) {
                    ways += step(trace, 1, query, middle) * step(trace, 0, middle, key);
                }
                assertThat(rollout.get(query, key)).isCloseTo((float) ways, within(1e-6f));
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
