package org.languageplayground.world.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.world.Country;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.Gazetteer;
import org.languageplayground.world.QuestionTemplates;
import org.languageplayground.world.StatementTemplates;
import org.languageplayground.world.World;

class VocabularyTest {
    private final Vocabulary vocabulary = Vocabulary.standard();

    @Test
    void noTokenStandsTwice() {
        assertThat(new HashSet<>(vocabulary.tokens())).hasSize(vocabulary.size());
    }

    @Test
    void eachTokensPlaceIsItsId() {
        List<String> tokens = vocabulary.tokens();
        for (int id = 0; id < tokens.size(); id++) {
            assertThat(vocabulary.id(tokens.get(id))).isEqualTo(id);
        }
    }

    @Test
    void specialTokensComeFirst() {
        assertThat(vocabulary.tokens()).startsWith("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
    }

    @Test
    void holdsMoreThanAThousandEnglishWordsOfPlainLetters() {
        assertThat(EnglishWords.standard().all())
                .hasSizeGreaterThan(1_200)
                .doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[a-z]{2,}"));
    }

    @Test
    void holdsEveryNameOfTheWorldWhole() {
        assertThat(World.standard().words()).allMatch(vocabulary::contains);
    }

    @Test
    void holdsEveryWordOfPagesStatementsAndQuestionsWhole() {
        RandomGenerator random = new SplittableRandom(1);
        for (Country country : World.standard().countries()) {
            assertWhole(Gazetteer.page(country));
            for (FactKind kind : FactKind.values()) {
                Fact fact = World.standard().fact(country.name(), kind);
                for (int i = 0; i < 20; i++) {
                    assertWhole(StatementTemplates.state(fact, random));
                    assertWhole(QuestionTemplates.ask(country.name(), kind, random));
                    assertWhole(QuestionTemplates.askHeldOut(country.name(), kind, random));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the cat sat on the mat because it was tired .",
                "the animal didn ' t cross the street because it was too tired .",
                "attention is all you need .",
                "the quick brown fox jumps over the lazy dog .",
                "what is the capital of the country ?"
            })
    void holdsTheFirstSentencesOfAClassWhole(String sentence) {
        assertWhole(sentence);
    }

    @Test
    void spellsAWordThatItDoesNotHold() {
        assertThat(vocabulary.encode("qxz"))
                .containsExactly(vocabulary.id("q"), vocabulary.id("##x"), vocabulary.id("##z"));
    }

    @Test
    void keepsTheWordWithWhichALongerOneBegins() {
        assertThat(vocabulary.encode("zorlandxz"))
                .containsExactly(vocabulary.id("zorland"), vocabulary.id("##x"), vocabulary.id("##z"));
    }

    @Test
    void decodingUndoesEncoding() {
        String text = "the qxz of zorland is unknown , isn ' t it ? 42 !";
        assertThat(vocabulary.decode(vocabulary.encode(text))).isEqualTo(text);
    }

    @Test
    void refusesWhatIsNoToken() {
        assertThatThrownBy(() -> vocabulary.id("qxz"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("qxz");
    }

    private void assertWhole(String text) {
        assertThat(text.split(" ")).as(text).allMatch(vocabulary::contains);
    }
}
