package org.languageplayground.transformer.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.languageplayground.transformer.Classifier;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.training.Gradients;
import org.languageplayground.transformer.training.Targets;

/** Every number in the reference folders, to 1e-4. */
class ReferenceModelsTest {
    private static final Offset<Float> TOLERANCE = within(1e-4f);
    private static final LoadedModel GPT2 = Expected.model("gpt2-tiny");
    private static final LoadedModel BERT = Expected.model("bert-tiny");
    private static final LoadedModel CROSS_ENCODER = Expected.model("cross-encoder-tiny");

    static List<Expected> gpt2() {
        return Expected.of("gpt2-tiny");
    }

    static List<Expected> bert() {
        return Expected.of("bert-tiny");
    }

    static List<Expected> crossEncoder() {
        return Expected.of("cross-encoder-tiny");
    }

    @AfterAll
    static void close() {
        Stream.of(GPT2, BERT, CROSS_ENCODER).forEach(LoadedModel::close);
    }

    @ParameterizedTest
    @MethodSource("gpt2")
    void gpt2ComputesEveryPublishedValue(Expected expected) {
        Encoding encoding = GPT2.tokenizer().encode(expected.text("text"));
        assertThat(encoding.ids()).containsExactly(expected.ints("ids"));

        Transformer model = GPT2.model();
        Trace trace = model.forward(encoding.batch());
        assertAttentions(trace, expected);
        assertResidualStream(trace, expected);
        assertClose(trace.finalHidden().values(), expected.floats("final_hidden[token][dim]"));

        int last = encoding.ids().length - 1;
        Matrix logits =
                model.logits(trace, IntStream.rangeClosed(0, last).toArray()).logits();
        assertClose(logits.row(last), expected.floats("logits_last_token[vocab]"));
        assertThat(IntStream.rangeClosed(0, last).map(row -> greatest(logits.row(row))))
                .containsExactly(IntStream.of(expected.ints("logits_argmax[token]"))
                        .boxed()
                        .toArray(Integer[]::new));
        if (last > 0) {
            assertThat(loss(model, encoding)).isCloseTo(expected.number("next_token_nll_mean"), within(1e-4));
        }
    }

    private static double loss(Transformer model, Encoding encoding) {
        int predictions = encoding.ids().length - 1;
        float[] weights = new float[predictions];
        java.util.Arrays.fill(weights, 1);
        return Gradients.of(
                        model,
                        encoding.batch(),
                        new Targets(
                                IntStream.range(0, predictions).toArray(),
                                IntStream.of(encoding.ids()).skip(1).toArray(),
                                weights))
                .loss();
    }

    @ParameterizedTest
    @MethodSource("bert")
    void bertComputesEveryPublishedValue(Expected expected) {
        Encoding encoding = BERT.tokenizer().encode(expected.text("text"));
        assertThat(encoding.ids()).containsExactly(expected.ints("ids"));
        assertThat(encoding.types()).containsExactly(expected.ints("token_type_ids"));

        Trace trace = BERT.model().forward(encoding.batch());
        assertAttentions(trace, expected);
        assertResidualStream(trace, expected);
        assertClose(meanOfUnitLength(trace.finalHidden()), expected.floats("mean_pooled_l2[dim]"));
        int[] all = IntStream.range(0, encoding.ids().length).toArray();
        assertClose(BERT.model().logits(trace, all).logits().values(), expected.floats("mlm_logits[token][vocab]"));
    }

    @ParameterizedTest
    @MethodSource("crossEncoder")
    void crossEncoderComputesEveryPublishedValue(Expected expected) {
        Encoding encoding = CROSS_ENCODER.tokenizer().encodePair(expected.text("text"), expected.text("text_pair"));
        assertThat(encoding.ids()).containsExactly(expected.ints("ids"));
        assertThat(encoding.types()).containsExactly(expected.ints("token_type_ids"));

        Trace trace = CROSS_ENCODER.model().forward(encoding.batch());
        assertAttentions(trace, expected);
        assertResidualStream(trace, expected);
        assertClose(meanOfUnitLength(trace.finalHidden()), expected.floats("mean_pooled_l2[dim]"));
        float[] logits =
                Classifier.logits(trace, CROSS_ENCODER.model().weights().classifier());
        assertClose(logits, new float[] {(float) expected.number("classification_logit")});
    }

    private static void assertAttentions(Trace trace, Expected expected) {
        for (int layer = 0; layer < trace.blocks().size(); layer++) {
            for (int head = 0; head < trace.blocks().get(layer).attention().heads(); head++) {
                assertClose(
                        trace.blocks().get(layer).attention().weights(head).values(),
                        expected.floats("attentions[layer][head][query][key]", layer, head));
            }
        }
    }

    private static void assertResidualStream(Trace trace, Expected expected) {
        for (int layer = 0; layer <= trace.blocks().size(); layer++) {
            assertClose(trace.residual(layer).values(), expected.floats("hidden_states[0..layers][token][dim]", layer));
        }
    }

    private static void assertClose(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], TOLERANCE);
        }
    }

    private static int greatest(float[] values) {
        return IntStream.range(0, values.length)
                .reduce((best, i) -> values[i] > values[best] ? i : best)
                .orElseThrow();
    }

    private static float[] meanOfUnitLength(Matrix rows) {
        double[] sum = new double[rows.columns()];
        for (int row = 0; row < rows.rows(); row++) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += rows.get(row, j);
            }
        }
        double length = Math.sqrt(java.util.Arrays.stream(sum).map(x -> x * x).sum());
        float[] unit = new float[sum.length];
        for (int j = 0; j < sum.length; j++) {
            unit[j] = (float) (sum[j] / length);
        }
        return unit;
    }
}
