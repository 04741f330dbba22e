package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;

class CopyingScoreTest {

    /** The same by matrices of doubles: values times the head's rows of the output matrix, times the decoder. */
    private static double plain(Transformer model, Trace trace, int layer, int head) {
        int width = model.config().width();
        int part = model.config().headWidth();
        int[] ids = trace.batch().ids();
        double own = 0;
        double all = 0;
        for (int token = 0; token < ids.length; token++) {
            double[] logits = new double[model.config().vocabulary()];
            for (int id = 0; id < logits.length; id++) {
                for (int j = 0; j < width; j++) {
                    double written = 0;
                    for (int i = 0; i < part; i++) {
                        written +=
                                (double) trace.blocks().get(layer).values(head).get(token, i)
                                        * model.weights()
                                                .blocks()
                                                .get(layer)
                                                .attentionOutput()
                                                .weight()
                                                .get(head * part + i, j);
                    }
                    logits[id] += written * model.weights().head().decoder().get(id, j);
                }
            }
            double mean = Arrays.stream(logits).average().orElseThrow();
            own += Math.max(0, logits[ids[token]] - mean);
            all += Arrays.stream(ids)
                    .mapToDouble(id -> Math.max(0, logits[id] - mean))
                    .sum();
        }
        return all == 0 ? 0 : own / all;
    }

    @Test
    void agreesWithAPlainWay() {
        Transformer model = SmallModels.gpt2();
        Trace trace = model.forward(TokenBatch.of(1, 4, 2, 5));
        for (int layer = 0; layer < model.config().layers(); layer++) {
            for (int head = 0; head < model.config().heads(); head++) {
                assertThat(CopyingScore.of(model, trace, layer, head, 0, 1, 2, 3))
                        .isCloseTo(plain(model, trace, layer, head), within(1e-6))
                        .isBetween(0.0, 1.0);
            }
        }
    }

    /** Of two equal words each counts as the same; a head that writes nothing copies nothing. */
    @Test
    void aWordThatComesTwiceIsOneWord() {
        Transformer model = SmallModels.gpt2();
        Trace twice = model.forward(TokenBatch.of(3, 3));
        assertThat(CopyingScore.of(model, twice, 0, 0, 0, 1)).isIn(0.0, 1.0);
        assertThat(CopyingScore.evenly(new int[] {3, 3, 5, 7}, 0, 1, 2)).isEqualTo(0.5);
        Arrays.fill(
                model.weights().blocks().getFirst().attentionOutput().weight().values(), 0);
        assertThat(CopyingScore.of(model, model.forward(TokenBatch.of(1, 4)), 0, 0, 0, 1))
                .isZero();
    }
}
