package org.languageplayground.transformer.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {
    private static final LoadedModel BERT = Expected.model("bert-tiny");
    private static final LoadedModel GPT2 = Expected.model("gpt2-tiny");

    @AfterAll
    static void close() {
        BERT.close();
        GPT2.close();
    }

    @Test
    void eachTokenKnowsItsPlaceInTheText() {
        String text = "the cat";
        Encoding encoding = BERT.tokenizer().encode(text);
        assertThat(encoding.tokens()).containsExactly("[CLS]", "the", "cat", "[SEP]");
        assertThat(encoding.texts()).containsExactly(-1, 0, 0, -1);
        assertThat(slices(encoding, text)).containsExactly("", "the", "cat", "");
    }

    @Test
    void placesCountAsJavaStringsDoNotAsCodePoints() {
        String text = "🙂🙂 the 👩‍🚀 cat";
        Encoding encoding = BERT.tokenizer().encode(text);
        List<String> slices = slices(encoding, text);
        assertThat(slices).contains("the", "cat", "🙂🙂");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t",
                "naïve café — ½",
                "🙂🙂 the 👩‍🚀 cat",
                "שלום עולם",
                "<b>the</b> & \"cat\"",
                "zero\u0000byte",
                "the \uD83D cat",
                "\uDE42",
                "e\u0301 e\u0301",
                "ﷺ İstanbul ß ﬁ"
            })
    void everyTextIsEncodedWithPlacesInsideIt(String text) {
        for (LoadedModel model : List.of(BERT, GPT2)) {
            Encoding encoding = model.tokenizer().encode(text);
            for (int token = 0; token < encoding.ids().length; token++) {
                assertThat(encoding.starts()[token]).isBetween(0, encoding.ends()[token]);
                assertThat(encoding.ends()[token]).isBetween(encoding.starts()[token], text.length());
                assertThat(encoding.ids()[token]).isBetween(0, model.tokenizer().size() - 1);
            }
        }
    }

    @Test
    void byteTokensSpellEveryTextBack() {
        String text = "in the window 🙂 a naïve café";
        int[] ids = GPT2.tokenizer().encode(text).ids();
        assertThat(GPT2.tokenizer().decode(ids)).isEqualTo(text);
    }

    @Test
    void wordPiecesAreReadBackWithoutSpecialTokens() {
        int[] ids = BERT.tokenizer().encode("the cat sat.").ids();
        assertThat(BERT.tokenizer().decode(ids)).isEqualTo("the cat sat.");
    }

    @Test
    void nothingIsCutOffOrPadded() {
        Encoding encoding = BERT.tokenizer().encode("the ".repeat(3000));
        assertThat(encoding.ids()).hasSize(3002);
        assertThat(BERT.tokenizer().encode("the").ids()).hasSize(3);
    }

    @Test
    void aPairKnowsWhichTextEachTokenStandsIn() {
        Encoding encoding = BERT.tokenizer().encodePair("the cat", "🙂 sat");
        assertThat(encoding.types()).containsExactly(0, 0, 0, 0, 1, 1, 1);
        assertThat(encoding.texts()).containsExactly(-1, 0, 0, -1, 1, 1, -1);
        assertThat(encoding.starts()[5]).isEqualTo(3);
        assertThat(encoding.ends()[5]).isEqualTo(6);
    }

    @Test
    void specialTokensAreFoundWhereThereAreSome() {
        assertThat(BERT.tokenizer().pad()).hasValue(0);
        assertThat(BERT.tokenizer().unknown()).hasValue(1);
        assertThat(BERT.tokenizer().start()).hasValue(2);
        assertThat(BERT.tokenizer().separator()).hasValue(3);
        assertThat(BERT.tokenizer().mask()).hasValue(4);
        assertThat(GPT2.tokenizer().mask()).isEmpty();
        assertThat(GPT2.tokenizer().unknown()).isEmpty();
    }

    @Test
    void tokensAndIdsBelongToEachOther() {
        Tokenizer tokenizer = BERT.tokenizer();
        assertThat(tokenizer.size()).isEqualTo(86);
        assertThat(tokenizer.token(54))
                .as("the one id that the vocabulary leaves out")
                .isEmpty();
        for (int id = 0; id < tokenizer.size(); id++) {
            assertThat(tokenizer.id(tokenizer.token(id)))
                    .isEqualTo(id == 54 ? OptionalInt.empty() : OptionalInt.of(id));
        }
        assertThat(tokenizer.id("no such token")).isEmpty();
    }

    @Test
    void manyThreadsMayEncodeAtOnce() {
        int[] alone = BERT.tokenizer().encode("the cat sat on the mat").ids();
        assertThat(IntStream.range(0, 500).parallel().mapToObj(i -> BERT.tokenizer()
                        .encode("the cat sat on the mat")
                        .ids()))
                .allSatisfy(ids -> assertThat(ids).containsExactly(alone));
    }

    private static List<String> slices(Encoding encoding, String text) {
        return IntStream.range(0, encoding.ids().length)
                .mapToObj(token -> text.substring(encoding.starts()[token], encoding.ends()[token]))
                .toList();
    }
}
