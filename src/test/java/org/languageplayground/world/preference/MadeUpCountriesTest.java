package org.languageplayground.world.preference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.world.language.Vocabulary;

class MadeUpCountriesTest {
    private final MadeUpCountries madeUp = MadeUpCountries.standard();
    private final Split split = new Split(1);
    private final Transformer model = madeUp.addedTo(Shipped.BASE, split);

    @Test
    void theNamesAreNewAndEachIsOneWord() {
        assertThat(madeUp.names()).hasSize(300).doesNotHaveDuplicates();
        assertThat(madeUp.names()).noneMatch(Vocabulary.standard()::contains);
        String text = "what is the capital of " + madeUp.names().get(7) + " ?";
        int[] ids = madeUp.encode(text);
        assertThat(ids).hasSize(7).contains(Vocabulary.standard().size() + 7);
        assertThat(madeUp.decode(ids)).isEqualTo(text);
        assertThat(madeUp.encode("the capital of zorland is xyz"))
                .isEqualTo(Vocabulary.standard().encode("the capital of zorland is xyz"));
    }

    @Test
    void theModelKeepsItsAnswersAndGetsWordsLikeItsOwn() {
        Matrix tokens = model.weights().tokens();
        assertThat(tokens.rows()).isEqualTo(Vocabulary.standard().size() + 300);
        assertThat(model.weights().tied()).isTrue();
        double known = 0;
        double own = 0;
        for (var country : split.untested()) {
            known += norm(tokens.row(Vocabulary.standard().id(country.name())))
                    / split.untested().size();
        }
        for (int i = 0; i < 300; i++) {
            own += norm(tokens.row(Vocabulary.standard().size() + i)) / 300;
        }
        assertThat(own).isBetween(0.95 * known, 1.05 * known);
        assertThat(Honesty.of(model, split.known(), 1)).isEqualTo(Honesty.of(Shipped.BASE, split.known(), 1));
    }

    private static double norm(float... vector) {
        double sum = 0;
        for (float value : vector) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
