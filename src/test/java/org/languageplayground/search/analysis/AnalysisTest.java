package org.languageplayground.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.search.text.Span;

class AnalysisTest {
    @Test
    void plainWordsAreScikitLearnsTokensOfTheFoldedText() {
        assertThat(texts(new PlainWords(), "Fine-tuning a model_1: it's 2² of ÉTÉ, 中文 x I"))
                .containsExactly("fine", "tuning", "model_1", "it", "22", "of", "ete", "中文");
    }

    @Test
    void lowerCaseThatIsLongerKeepsTheOffsets() {
        assertThat(new PlainWords().terms("İstanbul now").getLast()).isEqualTo(new Term("now", new Span(9, 12), 1));
    }

    @Test
    void englishWordsAreStemsAndStopWordsLeaveGaps() {
        List<Term> terms = new EnglishWords().terms("The river's waters are running");
        assertThat(terms).extracting(Term::text).containsExactly("river", "water", "run");
        assertThat(terms).extracting(Term::position).containsExactly(1, 2, 4);
    }

    @Test
    void matchesAreTheWordsOfTheTextThatShareATerm() {
        String text = "😀 Heads attend; attention is what a head pays.";
        assertThat(new EnglishWords().matches("attending heads", text))
                .extracting(span -> span.of(text))
                .containsExactly("Heads", "attend", "head");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            re\u0301sume\u0301 | résumé
            naïve café           | naive cafe
            Don’t classiﬁes      | don't classifies
            Die STRASSE          | die straße
            ＦＵＬＬ ｗｉｄｔｈ            | full width
            Trans\u00ADformer   | transformer
            ŒUVRE Łódź           | oeuvre lodz
            İSTANBUL             | istanbul
            Ό,ΤΙ ΆΛΛΟ            | ο,τι αλλο
            """)
    void waysToWriteAWordAreOneTerm(String one, String other) {
        for (Analysis analysis : List.of(new PlainWords(), new EnglishWords())) {
            assertThat(texts(analysis, one)).isNotEmpty().isEqualTo(texts(analysis, other));
        }
    }

    @Test
    void matchesAreMarkedWhereTheyStandInTheTextAsItIs() {
        String text = "😀 re\u0301sume\u0301 of Anna, naïve “STRASSE” in C++ and C#.";
        for (Analysis analysis : List.of(new PlainWords(), new EnglishWords())) {
            assertThat(analysis.matches("Résumé NAIVE straße", text))
                    .extracting(span -> span.of(text))
                    .containsExactly("re\u0301sume\u0301", "naïve", "STRASSE");
        }
        assertThat(new EnglishWords().matches("c#", text))
                .extracting(span -> span.of(text))
                .containsExactly("C#");
    }

    @Test
    void plusesAndSharpsAtTheEndOfAWordBelongToIt() {
        assertThat(texts(new EnglishWords(), "C, C++ (c#), F#. C＋＋11 node.js .NET g++, R&B"))
                .containsExactly("c", "c++", "c#", "f#", "c++", "11", "node.j", "net", "g++", "r", "b");
        assertThat(texts(new EnglishWords(), "issue#12 1+2 x+++ ++y ## a#b #tag"))
                .containsExactly("issu", "12", "1", "2", "x", "y", "b", "tag");
    }

    @Test
    void whatFoldsToNothingOrToSeveralWordsIsNoAccident() {
        assertThat(texts(new EnglishWords(), "ـــ ﷺ x")).hasSize(2).allMatch(term -> term.matches("\\S+"));
        assertThat(texts(new PlainWords(), "ـــ ﷺ ´ xy")).allMatch(term -> term.matches("\\S{2,}"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void termsComeFromWordsOfTheTextInOrder(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            String text = random.ints(random.nextInt(60), 0, 0x30000)
                    .map(c -> c % 3 == 0 ? "aB é+#'’\u0301ﬁ".charAt(c % 10) : c % 3 == 1 ? c % 0x500 : c)
                    .filter(c -> c < 0xD800 || c > 0xDFFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            for (Analysis analysis : List.of(new PlainWords(), new EnglishWords())) {
                Term before = new Term("", new Span(0, 0), -1);
                for (Term term : analysis.terms(text)) {
                    assertThat(term.text()).matches("\\S+");
                    assertThat(term.span().of(text)).isNotBlank();
                    assertThat(term.span().start())
                            .isGreaterThanOrEqualTo(before.span().start());
                    assertThat(term.position()).isGreaterThan(before.position());
                    before = term;
                }
            }
        }
    }

    private static List<String> texts(Analysis analysis, String text) {
        return analysis.terms(text).stream().map(Term::text).toList();
    }
}
