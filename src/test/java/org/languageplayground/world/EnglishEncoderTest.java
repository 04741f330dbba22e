package org.languageplayground.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.OnnxRuntime;
import org.languageplayground.transformer.SentenceVectors;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.folder.Encoding;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Cosine;

class EnglishEncoderTest {
    private static final double TOLERANCE = 1e-4;
    private static final List<String> TEXTS = List.of(
            "The weather is lovely today.",
            "It's so sunny outside!",
            "He drove to the stadium.",
            "The animal did not cross the street because it was too tired.",
            "the animal did not cross the street because it was too wide",
            "A",
            "",
            "unaffable 3.1415 e-mail@example.org #hashtag",
            "Ça va, garçon? L'été à Noël, déjà vu.",
            "Straße, Übermut und Äpfel",
            "Привет, мир! Как дела?",
            "Καλημέρα κόσμε",
            "مرحبا بالعالم",
            "שלום עולם",
            "नमस्ते दुनिया",
            "你好，世界。今天天气很好。",
            "こんにちは世界",
            "안녕하세요 세계",
            "😀 👩‍👩‍👧 🏳️‍🌈 emoji",
            "a\tb\nc\u0000d\u200be ".repeat(20));

    private static LoadedModel english;

    @BeforeAll
    static void load() {
        english = EnglishEncoder.load();
    }

    private static void assertClose(Matrix ours, float[][] theirs) {
        for (int row = 0; row < ours.rows(); row++) {
            for (int column = 0; column < ours.columns(); column++) {
                assertThat(ours.get(row, column)).isCloseTo(theirs[row][column], within((float) TOLERANCE));
            }
        }
    }

    @Test
    void hiddenStatesAttentionAndSentenceVectorsAreThoseOfOnnxRuntime() throws Exception {
        int layers = english.model().config().layers();
        try (OnnxRuntime runtime = OnnxRuntime.withAttention(layers)) {
            for (String text : TEXTS) {
                Encoding encoding = english.tokenizer().encode(text);
                Trace trace = english.model().forward(encoding.batch());
                OnnxRuntime.Outcome theirs = runtime.run(encoding.ids(), encoding.types());
                assertThat(theirs.hidden()).hasNumberOfRows(trace.batch().tokens());
                assertClose(trace.finalHidden(), theirs.hidden());
                assertThat(english.model().hidden(encoding.batch())).isEqualTo(trace.finalHidden());
                for (int layer = 0; layer < layers; layer++) {
                    for (int head = 0; head < english.model().config().heads(); head++) {
                        assertClose(
                                trace.blocks().get(layer).attention().weights(head), theirs.attention()[layer][head]);
                    }
                }
                assertClose(
                        SentenceVectors.of(trace.finalHidden(), trace.batch()),
                        new float[][] {meanOfLengthOne(theirs.hidden())});
            }
        }
    }

    private static float[] meanOfLengthOne(float[][] hidden) {
        float[] mean = new float[hidden[0].length];
        for (float[] token : hidden) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += token[i] / hidden.length;
            }
        }
        double length = 0;
        for (float value : mean) {
            length += value * value;
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= (float) Math.sqrt(length);
        }
        return mean;
    }

    /** The example in the documentation of Sentence Transformers. */
    @Test
    void itsCosinesAreThePublishedOnes() {
        List<int[]> ids = TEXTS.subList(0, 3).stream()
                .map(text -> english.tokenizer().encode(text).ids())
                .toList();
        TokenBatch batch = TokenBatch.of(ids);
        Matrix vectors = SentenceVectors.of(english.model().forward(batch).finalHidden(), batch);
        assertThat(Cosine.of(vectors.row(0), vectors.row(1))).isCloseTo(0.6660, within(TOLERANCE));
        assertThat(Cosine.of(vectors.row(0), vectors.row(2))).isCloseTo(0.1046, within(TOLERANCE));
        assertThat(Cosine.of(vectors.row(1), vectors.row(2))).isCloseTo(0.1411, within(TOLERANCE));
    }

    @Test
    void itsTokensAreThoseOfItsVocabularyAndNothingIsCutOff() {
        Encoding encoding = english.tokenizer().encode("The playground tokenizes unaffable texts. ".repeat(60));
        assertThat(encoding.tokens())
                .startsWith("[CLS]", "the", "playground", "token", "##izes", "una", "##ffa", "##ble", "texts", ".")
                .endsWith("[SEP]")
                .hasSize(2 + 60 * 9);
    }

    @Test
    void itIsABertOfTheStatedSize() {
        assertThat(english.model().weights().parameters()).isEqualTo(22_713_216);
        assertThat(english.model().weights().head()).isNull();
        assertThat(english.files().names())
                .contains("config.json", "model.onnx", "tokenizer.json", "MODEL_CARD.md", "LICENSE");
    }
}
