package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.LogitAttribution.Part;
import org.languageplayground.transformer.measure.LogitAttribution.Vote;

class LogitAttributionTest {
    private static final String SENTENCE = "the capital of zorland is mirna . what is the capital of zorland ?";

    @ParameterizedTest
    @ValueSource(strings = {"world-causal-1", "world-causal-2", "world-causal-4", "world-causal-8"})
    void theVotesAddUpToTheLogit(String name) {
        try (LoadedModel loaded = ModelFolder.load("models/" + name)) {
            Transformer model = loaded.model();
            Trace trace = model.forward(loaded.tokenizer().encode(SENTENCE).batch());
            for (int token = 0; token < trace.batch().tokens(); token++) {
                float[] logits = model.logits(trace, token).logits().row(0);
                for (int word = 0; word < logits.length; word += 97) {
                    LogitAttribution parts = LogitAttribution.of(model, trace, token, word);
                    assertThat(parts.logit()).isCloseTo(logits[word], within(1e-4));
                }
            }
        }
    }

    @Test
    void theAverageVotesAddUpToTheMeanLogitLessItsConstant() {
        try (LoadedModel loaded = ModelFolder.load("models/world-causal-4")) {
            Transformer model = loaded.model();
            Trace trace = model.forward(loaded.tokenizer().encode(SENTENCE).batch());
            float[] logits = model.logits(trace, 13).logits().row(0);
            double mean = 0;
            double constants = 0;
            for (int word = 0; word < logits.length; word++) {
                mean += (double) logits[word] / logits.length;
                constants += LogitAttribution.of(model, trace, 13, word).constant() / logits.length;
            }
            double votes = LogitAttribution.of(model, trace, 13, 5).votes().stream()
                    .mapToDouble(Vote::average)
                    .sum();
            assertThat(votes + constants).isCloseTo(mean, within(1e-4));
        }
    }

    /** The last block's MLP aside, a head of the last block has no other way to the logit: switch it off in a model whose last MLP writes nothing. */
    @Test
    void aVoteIsWhatGoesWithoutThePart() {
        try (LoadedModel loaded = ModelFolder.load("models/world-causal-4")) {
            Transformer read = loaded.model();
            Transformer model = new Transformer(read.config(), read.weights().copy());
            int last = model.config().layers() - 1;
            Matrix output = model.weights().blocks().get(last).mlpOutput().weight();
            java.util.Arrays.fill(output.values(), 0);
            var batch = loaded.tokenizer().encode(SENTENCE).batch();
            Trace trace = model.forward(batch);
            Trace without = model.forward(
                    batch, new AttentionSettings(model.config().defaultScale(), Set.of(new Head(last, 2))));
            int token = batch.tokens() - 1;
            int word = 7;
            Vote vote = LogitAttribution.of(model, trace, token, word).votes().stream()
                    .filter(one -> one.part() == Part.HEAD && one.layer() == last && one.head() == 2)
                    .findFirst()
                    .orElseThrow();
            double scale = trace.finalNorm().inverseDeviation()[token]
                    / without.finalNorm().inverseDeviation()[token];
            double constant = LogitAttribution.of(model, trace, token, word).constant();
            double rest = (model.logits(without, token).logits().get(0, word) - constant) * scale;
            assertThat(vote.word())
                    .isCloseTo(model.logits(trace, token).logits().get(0, word) - constant - rest, within(1e-4));
        }
    }

    @Test
    void whatNormsAfterItsPartsDoesNotComeApart() {
        try (LoadedModel loaded = ModelFolder.load("models/world-masked-1")) {
            assertThat(LogitAttribution.applies(loaded.model())).isFalse();
            Trace trace = loaded.model().forward(loaded.tokenizer().encode("a").batch());
            assertThatThrownBy(() -> LogitAttribution.of(loaded.model(), trace, 0, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
