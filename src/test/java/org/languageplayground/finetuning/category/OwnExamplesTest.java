package org.languageplayground.finetuning.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.world.category.CategorySet;
import org.languageplayground.world.category.Example;

class OwnExamplesTest {
    private static final String GOOD = """
            spam, You have won a prize
            ham; See you at six
            spam\tCheap pills, only today
            "ham","He said ""fine"", and left"

            spam, Click here
            ham, The keys are on the table
            """;

    private static String key(String text) {
        return OwnExamples.read(text).problem().key();
    }

    @Test
    void aFirstLineThatNamesTheColumnsIsLeftOut() {
        String lines = "a,one\na,two\nb,three\nb,four\n";
        assertThat(OwnExamples.read("Category, \"Text\"\n" + lines)).isEqualTo(OwnExamples.read(lines));
    }

    @Test
    void aLineIsACategoryAndATextWhateverPartsThem() {
        CategorySet set = OwnExamples.read(GOOD).set();
        assertThat(set.categories()).containsExactly("spam", "ham");
        assertThat(set.learning())
                .containsExactly(
                        new Example("You have won a prize", 0),
                        new Example("Cheap pills, only today", 0),
                        new Example("See you at six", 1),
                        new Example("He said \"fine\", and left", 1));
        assertThat(set.measuring())
                .containsExactly(new Example("Click here", 0), new Example("The keys are on the table", 1));
    }

    @Test
    void twoExamplesAreOneOfEachKind() {
        CategorySet set = OwnExamples.read("a,one\na,two\nb,three\nb,four").set();
        assertThat(set.learning()).extracting(Example::text).containsExactly("one", "three");
        assertThat(set.measuring()).extracting(Example::text).containsExactly("two", "four");
    }

    @Test
    void whatStandsThereTwiceCountsOnceAndIsNeverLearnedAndMeasured() {
        CategorySet set = OwnExamples.read("a,one\na,one\na,one\na,two\nb,three\nb,four\n")
                .set();
        assertThat(set.learning(0)).hasSize(1);
        assertThat(set.measuring(0)).hasSize(1);
    }

    @Test
    void tenThousandRowsAreRefusedInASentence() {
        String many = IntStream.range(0, 10_000)
                .mapToObj(i -> "category " + i % 2 + ", text " + i)
                .collect(Collectors.joining("\n"));
        OwnExamples own = OwnExamples.read(many);
        assertThat(own.problem().key()).isEqualTo("lora.notice.examples.many");
        assertThat(own.problem().arguments()).containsExactly(500, 10_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | few",
                "'a,one' | few",
                "'a,one\na,two' | few",
                "'a,one\nb,two' | one",
                "'a,one\na,two\nb,three' | one",
                "'a,one\na,two\nb,one\nb,two' | both",
                "'no separator at all' | form",
                "',text' | form",
                "'a,' | form",
                "'\"\",text' | form",
                "'a name that is longer than thirty characters,text' | name"
            })
    void whatCannotBeLearnedFromIsSaid(String text, String problem) {
        assertThat(key(text)).isEqualTo("lora.notice.examples." + problem);
    }

    @Test
    void aTextOfAHundredThousandCharactersIsRefusedWithItsLength() {
        OwnExamples own = OwnExamples.read("a," + "x".repeat(100_000));
        assertThat(own.problem().key()).isEqualTo("lora.notice.examples.long");
        assertThat(own.problem().arguments()).contains(500, 100_000);
    }

    @Test
    void tooManyCategoriesAreRefused() {
        String many =
                IntStream.range(0, 20).mapToObj(i -> "c" + i / 2 + ",text " + i).collect(Collectors.joining("\n"));
        assertThat(key(many)).isEqualTo("lora.notice.examples.categories");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverIsPastedComesToExamplesOrToASentence(long seed) {
        Random random = new Random(seed);
        String alphabet = "ab,;\t\"\n 你😀\u0000\u202e";
        for (int i = 0; i < 500; i++) {
            String text = random.ints(random.nextInt(60), 0, alphabet.length())
                    .mapToObj(place -> alphabet.substring(place, place + 1))
                    .collect(Collectors.joining());
            OwnExamples own = OwnExamples.read(text);
            assertThat(own.set() == null).isNotEqualTo(own.problem() == null);
            if (own.set() != null) {
                assertThat(own.set().learning())
                        .doesNotContainAnyElementsOf(own.set().measuring());
            }
        }
    }

    @Test
    void theCommaAndSemicolonOfAChineseKeyboardSeparateToo() {
        String lines = "a,one\na,two\nb;three\nb;four\n";
        assertThat(OwnExamples.read("Category，Text\n" + lines.replace(',', '，').replace(';', '；')))
                .isEqualTo(OwnExamples.read(lines));
    }
}
