package org.languageplayground.search.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.languageplayground.search.vector.TfIdf;

class TfIdfRetrieverTest {
    private final TfIdfRetriever retriever = new TfIdfRetriever(FourSentences.TEXTS);

    /** The values of scikit-learn 1.2.1's TfidfVectorizer. */
    @ParameterizedTest
    @CsvSource({
        "How does attention look at a token?, 0, 0.693375, 0, 0",
        "Which passages help the model?, 0.224130, 0, 0.565716, 0.227059",
        "What does fine-tuning change?, 0, 0, 0, 0.465162",
        "Where do rivers go?, 0.324676, 0, 0, 0",
        "a I x, 0, 0, 0, 0",
        "THE the The, 0.511956, 0, 0, 0.259324",
        "every every token, 0, 0.744208, 0, 0"
    })
    void cosinesEqualThoseOfScikitLearn(String query, double zero, double one, double two, double three) {
        double[] expected = {zero, one, two, three};
        List<Hit> hits = retriever.search(query, 10);
        for (int chunk = 0; chunk < 4; chunk++) {
            assertThat(retriever.explain(query, chunk).score()).isCloseTo(expected[chunk], within(1e-6));
            int number = chunk;
            assertThat(hits.stream().anyMatch(hit -> hit.chunk() == number)).isEqualTo(expected[chunk] > 0);
        }
        assertThat(hits).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    }

    @Test
    void cosinesBetweenDocumentsEqualThoseOfScikitLearn() {
        assertThat(between(0, 3)).isCloseTo(0.132762, within(1e-6));
        assertThat(between(2, 3)).isCloseTo(0.079454, within(1e-6));
        assertThat(between(0, 1)).isZero();
    }

    private double between(int one, int other) {
        return retriever.explain(FourSentences.TEXTS.get(one), other).score();
    }

    @Test
    void theVocabularyIsThatOfScikitLearn() {
        TfIdf tfIdf = TfIdf.plain(FourSentences.TEXTS);
        assertThat(tfIdf.terms()).hasSize(30).contains("fine", "tuning").doesNotContain("a");
        assertThat(tfIdf.idf(tfIdf.terms().indexOf("sea"))).isCloseTo(1.916291, within(1e-6));
        assertThat(tfIdf.idf(tfIdf.terms().indexOf("model"))).isCloseTo(1.510826, within(1e-6));
        assertThat(tfIdf.unknown("the zebra")).containsExactly("zebra");
    }

    @Test
    void theSharesOfTheTermsAddUpToTheScoreOfTheHit() {
        String query = "Which passages help the model?";
        for (Hit hit : retriever.search(query, 3)) {
            Explanation.TfIdf explanation = retriever.explain(query, hit.chunk());
            assertThat(explanation.shares()).isNotEmpty();
            assertThat(explanation.shares().stream().map(TermShare::share).reduce(0.0, Double::sum))
                    .isEqualTo(hit.score());
        }
    }
}
