package org.languageplayground.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void fullStopsThatEndNoSentenceAreNoBorders() {
        assertThat(sentences("Dr. Smith paid 3.50 for it, e.g. for bread. See Fig. 3! Is it so?"))
                .containsExactly("Dr. Smith paid 3.50 for it, e.g. for bread.", "See Fig. 3!", "Is it so?");
    }

    @Test
    void aHeadingAboveAnEmptyLineStandsAlone() {
        assertThat(sentences("The heading\n\nthe text under it")).containsExactly("The heading", "the text under it");
    }

    @Test
    void aLineBreakWithinASentenceIsNoBorder() {
        assertThat(sentences("A line\nand the next.")).containsExactly("A line\nand the next.");
    }

    private static List<String> sentences(String text) {
        return Sentences.of(text).stream().map(span -> span.of(text)).toList();
    }
}
