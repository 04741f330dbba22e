package org.languageplayground.world.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShippedSetTest {

    @ParameterizedTest
    @EnumSource
    void everyCategoryHasTenToLearnFromAndFortyToMeasureOn(ShippedSet shipped) {
        CategorySet set = shipped.load();
        assertThat(set.categories()).hasSizeBetween(2, 4).doesNotHaveDuplicates();
        for (int category = 0; category < set.categories().size(); category++) {
            assertThat(set.learning(category)).hasSize(10);
            assertThat(set.measuring(category)).hasSize(40);
        }
        assertThat(set.greatestShare()).isEqualTo(1.0 / set.categories().size());
    }

    @ParameterizedTest
    @EnumSource
    void noSentenceOccursTwiceAndEachIsOne(ShippedSet shipped) {
        CategorySet set = shipped.load();
        List<String> texts = Stream.concat(set.learning().stream(), set.measuring().stream())
                .map(Example::text)
                .toList();
        assertThat(texts).doesNotHaveDuplicates().allMatch(text -> text.matches("[A-Z].*[.!?]"));
        assertThat(texts.stream().map(text -> text.split(" ")[0]).distinct().count())
                .as("different beginnings")
                .isGreaterThan(30);
    }

    /** The name of a category in a sentence to measure on would give it away. */
    @ParameterizedTest
    @EnumSource
    void noSentenceToMeasureOnNamesItsCategory(ShippedSet shipped) {
        CategorySet set = shipped.load();
        assertThat(set.measuring()).noneMatch(example -> example.text()
                .toLowerCase(Locale.ROOT)
                .contains(set.categories().get(example.category())));
    }

    @ParameterizedTest
    @EnumSource
    void fewerExamplesAreTheFirstOfEachCategory(ShippedSet shipped) {
        CategorySet set = shipped.load();
        CategorySet few = set.learningFrom(3);
        assertThat(few.learning()).hasSize(3 * set.categories().size());
        assertThat(few.learning(1)).isEqualTo(set.learning(1).subList(0, 3));
        assertThat(few.measuring()).isEqualTo(set.measuring());
    }
}
