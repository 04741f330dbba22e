package org.languageplayground.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.languageplayground.search.text.Span;

class AnalysisTest {
    @Test
    void plainWordsAreScikitLearnsTokens() {
        assertThat(texts(new PlainWords(), "Fine-tuning a model_1: it's 2² of ÉTÉ, 中文 x I"))
                .containsExactly("fine", "tuning", "model_1", "it", "2²", "of", "été", "中文");
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

    private static List<String> texts(Analysis analysis, String text) {
        return analysis.terms(text).stream().map(Term::text).toList();
    }
}
