package org.languageplayground.rag.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.languageplayground.search.text.Span;

class PassageTest {
    private final Passage passage =
            new Passage(List.of("in zorland the city is mirna .", "Mirna lies on a mirnaway ."), false);

    @Test
    void aWordIsFoundWhereItStandsByItself() {
        assertThat(passage.places("mirna")).hasSize(2).allSatisfy(span -> assertThat(span.of(passage.text()))
                .isEqualToIgnoringCase("mirna"));
        assertThat(passage.places("mirn")).isEmpty();
        assertThat(passage.places("")).isEmpty();
        assertThat(passage.places(".")).hasSize(2);
    }

    @Test
    void whatDidNotFitIsTheEndOfEachText() {
        assertThat(passage.left(List.of(30, 26))).isEmpty();
        assertThat(passage.left(List.of(30, 10))).containsExactly(new Span(41, 57));
        assertThat(passage.left(List.of(30, 0))).containsExactly(new Span(31, 57));
    }
}
