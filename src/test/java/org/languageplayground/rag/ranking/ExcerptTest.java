package org.languageplayground.rag.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.languageplayground.search.text.Span;
import org.languageplayground.ui.MarkedText.Kind;
import org.languageplayground.ui.MarkedText.Mark;

class ExcerptTest {
    private static final String LONG = "filler ".repeat(100) + "The needle lies here. " + "filler ".repeat(100);

    private static Span of(String part) {
        return new Span(LONG.indexOf(part), LONG.indexOf(part) + part.length());
    }

    private static String marked(Excerpt.Shown shown, Mark mark) {
        return shown.text().substring(mark.start(), mark.end());
    }

    @Test
    void aShortTextIsShownWhole() {
        Excerpt.Shown shown = Excerpt.show("Rivers carry water.", List.of(new Span(0, 6)), List.of());
        assertThat(shown.text()).isEqualTo("Rivers carry water.");
        assertThat(shown.marks()).containsExactly(new Mark(0, 6, Kind.MATCH));
    }

    @Test
    void aLongTextIsShownFromWordToWordWhereTheMatchesAre() {
        Excerpt.Shown shown = Excerpt.show(LONG, List.of(of("needle")), List.of());
        assertThat(shown.text())
                .contains("The needle lies here.")
                .startsWith("… filler")
                .endsWith("filler …");
        assertThat(shown.text().length()).isBetween(300, 420);
        assertThat(marked(shown, shown.marks().getFirst())).isEqualTo("needle");
    }

    @Test
    void itLiesWhereMostMatchesAreTogether() {
        String text = "needle " + "filler ".repeat(100) + "needle and needle " + "filler ".repeat(100);
        Span alone = new Span(0, 6);
        int pair = text.indexOf("needle and");
        Excerpt.Shown shown =
                Excerpt.show(text, List.of(alone, new Span(pair, pair + 6), new Span(pair + 11, pair + 17)), List.of());
        assertThat(shown.text()).contains("needle and needle");
        assertThat(shown.marks()).hasSize(2).allMatch(mark -> marked(shown, mark)
                .equals("needle"));
    }

    @Test
    void aQuotedSentenceDecidesWhereItLies() {
        String text = "needle needle needle " + LONG;
        int quoted = text.indexOf("The needle");
        Excerpt.Shown shown =
                Excerpt.show(text, List.of(new Span(0, 6), new Span(7, 13)), List.of(new Span(quoted, quoted + 21)));
        assertThat(shown.marks()).extracting(Mark::kind).containsExactly(Kind.CITED);
        assertThat(marked(shown, shown.marks().getFirst())).isEqualTo("The needle lies here.");
    }

    @Test
    void aMarkThatBeginsBeforeTheStretchIsCutAtItsBorder() {
        Excerpt.Shown shown = Excerpt.show(LONG, List.of(of("needle"), new Span(0, LONG.length())), List.of());
        for (Mark mark : shown.marks()) {
            assertThat(mark.start()).isBetween(0, mark.end());
            assertThat(mark.end()).isLessThanOrEqualTo(shown.text().length());
        }
        assertThat(shown.marks()).hasSize(2);
    }

    @Test
    void noCharacterOfTwoHalvesIsCutInTwo() {
        for (int shift = 0; shift < 2; shift++) {
            String emoji = "a".repeat(shift) + "🍌".repeat(1000);
            Excerpt part = Excerpt.of(emoji, List.of(new Span(1001, 1003)));
            assertThat(Character.isLowSurrogate(emoji.charAt(part.from()))).isFalse();
            assertThat(Character.isHighSurrogate(emoji.charAt(part.to() - 1))).isFalse();
        }
    }
}
