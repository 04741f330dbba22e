package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.LogitLens.Station;

class LogitLensTest {
    private static final String SENTENCE = "the capital of zorland is mirna . what is the capital of zorland ?";

    @ParameterizedTest
    @ValueSource(strings = {"world-causal-4", "world-masked-2"})
    void theLastStationIsWhatTheModelSaysToTheLastBit(String name) {
        try (LoadedModel loaded = ModelFolder.load("models/" + name)) {
            Transformer model = loaded.model();
            Trace trace = model.forward(loaded.tokenizer().encode(SENTENCE).batch());
            int[] all = IntStream.range(0, trace.batch().tokens()).toArray();
            List<Station> stations = LogitLens.stations(model.config());
            assertThat(stations).hasSize(1 + 2 * model.config().layers());
            Matrix last = LogitLens.logits(model, trace, stations.getLast(), all);
            for (int token : all) {
                assertThat(last.row(token))
                        .containsExactly(model.logits(trace, token).logits().row(0));
            }
        }
    }

    /** The same in doubles and the plainest loops. */
    @Test
    void aStationIsNormThenHeadOfItsResidualStream() {
        try (LoadedModel loaded = ModelFolder.load("models/world-causal-4")) {
            Transformer model = loaded.model();
            Trace trace = model.forward(loaded.tokenizer().encode(SENTENCE).batch());
            for (Station station : LogitLens.stations(model.config())) {
                float[] x = LogitLens.residual(trace, station).row(4);
                double mean = 0;
                for (float value : x) {
                    mean += value / x.length;
                }
                double variance = 0;
                for (float value : x) {
                    variance += (value - mean) * (value - mean) / x.length;
                }
                double[] y = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                    y[i] = (x[i] - mean)
                                    / Math.sqrt(variance + model.config().epsilon())
                                    * model.weights().finalNorm().gain().get(0, i)
                            + model.weights().finalNorm().bias().get(0, i);
                }
                Matrix found = LogitLens.logits(model, trace, station, 4);
                for (int id = 0; id < model.config().vocabulary(); id += 31) {
                    double logit = 0;
                    for (int i = 0; i < y.length; i++) {
                        logit += y[i] * model.weights().head().decoder().get(id, i);
                    }
                    assertThat((double) found.get(0, id)).isCloseTo(logit, within(1e-3));
                }
            }
        }
    }

    @Test
    void cosinesAreThoseWithEachTokensEmbedding() {
        try (LoadedModel loaded = ModelFolder.load("models/world-masked-4")) {
            Transformer model = loaded.model();
            Trace trace = model.forward(loaded.tokenizer().encode(SENTENCE).batch());
            List<Station> stations = LogitLens.stations(model.config());
            Matrix cosines = LogitLens.cosines(model, trace, stations, 2, 5);
            assertThat(cosines.rows()).isEqualTo(2 * stations.size());
            for (int id = 0; id < model.config().vocabulary(); id += 17) {
                float[] word = model.weights().tokens().row(id);
                double embedded = Cosine.of(trace.residual(0).row(5), word);
                assertThat((double) cosines.get(1, id)).isCloseTo(embedded, within(1e-5));
                double last = Cosine.of(trace.finalHidden().row(2), word);
                assertThat((double) cosines.get(cosines.rows() - 2, id)).isCloseTo(last, within(1e-5));
            }
        }
    }

    @Test
    void theDivergenceIsCountedInBits() {
        float[] certain = {100, 0};
        float[] even = {3, 3};
        assertThat(Divergence.bits(certain, even)).isCloseTo(1, within(1e-9));
        assertThat(Divergence.bits(even, even)).isZero();
        float[] quarter = {0, (float) Math.log(3)};
        assertThat(Divergence.bits(even, quarter))
                .isCloseTo(0.5 * (Math.log(0.5 / 0.25) + Math.log(0.5 / 0.75)) / Math.log(2), within(1e-6));
    }
}
