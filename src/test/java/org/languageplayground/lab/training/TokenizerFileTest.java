package org.languageplayground.lab.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.world.language.OrdinarySentences;
import org.languageplayground.world.language.Vocabulary;

class TokenizerFileTest {
    @TempDir
    private static Path folder;

    private static HuggingFaceTokenizer causal;
    private static HuggingFaceTokenizer masked;

    private final Vocabulary vocabulary = Vocabulary.standard();

    @BeforeAll
    static void write() throws IOException {
        causal = load("causal", false);
        masked = load("masked", true);
    }

    private static HuggingFaceTokenizer load(String name, boolean masked) throws IOException {
        Path own = Files.createDirectory(folder.resolve(name));
        TokenizerFile.write(own, 256, masked);
        return HuggingFaceTokenizer.newInstance(
                own.resolve("tokenizer.json"), Map.of("truncation", "false", "padding", "false"));
    }

    @AfterAll
    static void close() {
        causal.close();
        masked.close();
    }

    @Test
    void cutsTrainingTextsAsTheVocabularyDoes() {
        RandomGenerator random = new SplittableRandom(2);
        OrdinarySentences sentences = new OrdinarySentences();
        for (int i = 0; i < 1_000; i++) {
            String text = sentences.next(random).text();
            assertThat(ids(text)).as(text).containsExactly(vocabulary.encode(text));
        }
    }

    @Test
    void spellsRandomWordsAsTheVocabularyDoes() {
        RandomGenerator random = new SplittableRandom(3);
        for (int i = 0; i < 1_000; i++) {
            String word = random.ints(1 + random.nextInt(12), 'a', 'z' + 1)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            assertThat(ids(word)).as(word).containsExactly(vocabulary.encode(word));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Smørrebrød, smorrebrod",
        "Straße, strasse",
        "Łódź, lodz",
        "Đorđe, dorde",
        "Ægir, aegir",
        "Œuvre, oeuvre",
        "Þór, thor",
        "Iğdır, igdir",
        "İzmir, izmir",
        "crème brûlée, creme brulee",
        "'Ștefan Țara', stefan tara",
        "Nguyễn, nguyen",
        "ﬁne, fine"
    })
    void foldsLatinLettersToPlainOnes(String text, String plain) {
        assertThat(ids(text)).containsExactly(ids(plain));
    }

    @Test
    void knowsEveryLetterOfLatinAlphabets() {
        IntStream european = IntStream.rangeClosed(0xC0, 0x17F).filter(Character::isLetter);
        IntStream accented =
                IntStream.concat(IntStream.rangeClosed(0x1E00, 0x1E99), IntStream.rangeClosed(0x1EA0, 0x1EF9));
        IntStream african = "ɓƁɖƉɗƊɛƐƒƑɣƔƙƘɲƝɔƆʋƲƴƳ".chars();
        assertThat(Stream.of(european, accented, african)
                        .flatMap(letters -> letters.mapToObj(Character::toString))
                        .filter(this::hasUnknown))
                .isEmpty();
    }

    @Test
    void knowsEveryPrintableAsciiCharacter() {
        assertThat(IntStream.range(' ' + 1, 127).mapToObj(Character::toString).filter(this::hasUnknown))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"“Hello”|\"hello\"", "didn’t|didn't", "1990–1995|1990-1995", "yes — no|yes - no"})
    void foldsTypographicPunctuation(String text, String plain) {
        assertThat(ids(text)).containsExactly(ids(plain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "👩‍👩‍👧‍👦", "你", "שלום", "مرحبا", "привет", "日本"})
    void callsOtherScriptsUnknown(String text) {
        assertThat(causal.encode(text).getTokens()).isNotEmpty().containsOnly("[UNK]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u0000", "\u202e", "\t\n\r"})
    void findsNoTokenInATextWithoutCharacters(String text) {
        assertThat(ids(text)).isEmpty();
    }

    @Test
    void cutsNothingOffALongText() {
        assertThat(ids("the cat ".repeat(12_500))).hasSize(25_000);
    }

    @Test
    void setsAMaskedModelsTextBetweenItsMarks() {
        assertThat(masked.encode("the [MASK] sat").getTokens())
                .containsExactly("[CLS]", "the", "[MASK]", "sat", "[SEP]");
    }

    @Test
    void tellsTheTwoTextsOfAPairApart() {
        Encoding pair = masked.encode("the cat", "it sat");
        assertThat(pair.getTokens()).containsExactly("[CLS]", "the", "cat", "[SEP]", "it", "sat", "[SEP]");
        assertThat(pair.getTypeIds()).containsExactly(0, 0, 0, 0, 1, 1, 1);
    }

    @Test
    void decodesSpelledWordsInOnePiece() {
        assertThat(causal.decode(causal.encode("the qxz sat").getIds())).isEqualTo("the qxz sat");
    }

    @Test
    void describesItselfToOtherTools() throws IOException {
        JsonObject config = JsonParser.parseString(Files.readString(folder.resolve("masked/tokenizer_config.json")))
                .getAsJsonObject();
        assertThat(config.get("tokenizer_class").getAsString()).isEqualTo("PreTrainedTokenizerFast");
        assertThat(config.get("model_max_length").getAsInt()).isEqualTo(256);
        JsonObject special = JsonParser.parseString(Files.readString(folder.resolve("masked/special_tokens_map.json")))
                .getAsJsonObject();
        assertThat(special.get("mask_token").getAsString()).isEqualTo("[MASK]");
    }

    private boolean hasUnknown(String text) {
        return Arrays.asList(causal.encode(text).getTokens()).contains("[UNK]");
    }

    private static int[] ids(String text) {
        return Arrays.stream(causal.encode(text).getIds())
                .mapToInt(Math::toIntExact)
                .toArray();
    }
}
