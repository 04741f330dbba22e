package org.languageplayground.search.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.languageplayground.search.handbook.Handbook;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.vector.DenseVectors;
import org.languageplayground.search.vector.Lsa;
import org.languageplayground.search.vector.SparseVector;

class LsaRetrieverTest {
    private static final List<String> CARS_AND_RIVERS = List.of(
            "the car has an engine and wheels",
            "an automobile has an engine and wheels",
            "the engine of a car drives its wheels",
            "the river carries water to the sea",
            "water of the stream reaches the sea",
            "a stream and a river are flowing water");

    @Test
    void aChunkWithoutACommonWordIsFoundByItsCompany() {
        LsaRetriever retriever = LsaRetriever.exact(Lsa.of(CARS_AND_RIVERS));
        List<Hit> hits = retriever.search("automobile", 2);
        assertThat(hits).extracting(Hit::chunk).containsExactly(1, 0);
        assertThat(hits.getLast().score()).isGreaterThan(0.5);
    }

    @Test
    void theSharesOfTheTermsAddUpToTheCosine() {
        LsaRetriever retriever = LsaRetriever.graph(Lsa.of(CARS_AND_RIVERS));
        for (Hit hit : retriever.search("engine in the river water", 6)) {
            Explanation.Lsa explanation = retriever.explain("engine in the river water", hit.chunk());
            assertThat(explanation.score()).isEqualTo(hit.score());
            assertThat(explanation.shares()).extracting(TermShare::term).containsExactly("engin", "river", "water");
            assertThat(explanation.shares().stream()
                            .mapToDouble(TermShare::share)
                            .sum())
                    .isCloseTo(hit.score(), within(1e-12));
        }
    }

    @Test
    void theShareOfTheQueryThatTheSpaceHoldsIsItsSquaredProjection() {
        List<String> twoTopics = List.of("apple", "apple", "apple", "pear", "pear", "plum");
        LsaRetriever retriever = LsaRetriever.exact(Lsa.of(twoTopics));
        assertThat(retriever.explain("apple", 0).rank()).isEqualTo(3);
        LsaRetriever narrow = LsaRetriever.exact(Lsa.of(List.of("apple", "apple", "pear")));
        assertThat(narrow.explain("apple", 0).rank()).isOne();
        assertThat(narrow.captured("apple")).isCloseTo(1, within(1e-9));
        assertThat(narrow.captured("pear")).isCloseTo(0, within(1e-9));
    }

    /** Three of the four have no word in common, so their singular values are the same, and a cut between them would be left to chance. */
    @ParameterizedTest
    @CsvSource({"How does attention look at a token?, 1", "Where do rivers go?, 0"})
    void eachOfTheFourSentencesAnswersItsOwnQuestion(String question, int sentence) {
        LsaRetriever retriever = LsaRetriever.exact(Lsa.of(FourSentences.TEXTS));
        List<Hit> hits = retriever.search(question, 4);
        assertThat(hits.getFirst().chunk()).isEqualTo(sentence);
        assertThat(hits.get(1).score()).isCloseTo(0, within(1e-9));
    }

    @Test
    void theScoresOfTheHandbookAreThoseOfTheWholeDecomposition() {
        List<String> articles =
                Handbook.load().documents().stream().map(Document::text).toList();
        Lsa lsa = Lsa.of(articles);
        double[][] matrix = articles.stream()
                .map(article -> dense(lsa.tfIdf().vector(article), lsa))
                .toArray(double[][]::new);
        RealMatrix axes = new SingularValueDecomposition(new Array2DRowRealMatrix(matrix))
                .getVT()
                .getSubMatrix(0, lsa.rank() - 1, 0, matrix[0].length - 1);
        String question = "What does a perplexity of 20 mean?";
        double[] query = DenseVectors.unit(axes.operate(dense(lsa.tfIdf().vector(question), lsa)));
        List<Hit> hits = LsaRetriever.exact(lsa).search(question, articles.size());
        assertThat(hits).hasSameSizeAs(articles);
        for (Hit hit : hits) {
            double[] article = DenseVectors.unit(axes.operate(matrix[hit.chunk()]));
            assertThat(hit.score()).isCloseTo(DenseVectors.dot(query, article), within(1e-9));
        }
    }

    private static double[] dense(SparseVector vector, Lsa lsa) {
        double[] dense = new double[lsa.tfIdf().terms().size()];
        for (int i = 0; i < vector.indices().length; i++) {
            dense[vector.indices()[i]] = vector.values()[i];
        }
        return dense;
    }

    @Test
    void aQueryOfUnknownWordsFindsNothing() {
        LsaRetriever retriever = LsaRetriever.graph(Lsa.of(FourSentences.TEXTS));
        assertThat(retriever.search("zebra", 3)).isEmpty();
        assertThat(retriever.captured("zebra")).isZero();
    }

    @Test
    void theGraphFindsWhatComparingAllFinds() {
        Random random = new Random(5);
        List<String> chunks = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            StringBuilder chunk = new StringBuilder();
            int topic = random.nextInt(50);
            for (int j = 0; j < 12; j++) {
                chunk.append("t")
                        .append(topic)
                        .append("w")
                        .append(random.nextInt(20))
                        .append(" x")
                        .append(random.nextInt(300))
                        .append(" ");
            }
            chunks.add(chunk.toString());
        }
        Lsa lsa = Lsa.of(chunks);
        LsaRetriever graph = LsaRetriever.graph(lsa);
        LsaRetriever exact = LsaRetriever.exact(lsa);
        int same = 0;
        for (int i = 0; i < 50; i++) {
            List<Hit> wanted = exact.search(chunks.get(i), 10);
            same += (int) graph.search(chunks.get(i), 10).stream()
                    .filter(wanted::contains)
                    .count();
        }
        assertThat(same).isGreaterThanOrEqualTo(475);
    }

    @Test
    void vectorsHaveLengthOneOrAreZero() {
        LsaRetriever retriever = LsaRetriever.graph(Lsa.of(List.of("apple pear", "", "plum pear", "fig apple")));
        assertThat(retriever.vectors()).extracting(DenseVectors::length).satisfies(lengths -> {
            assertThat(lengths.get(0)).isCloseTo(1, within(1e-12));
            assertThat(lengths.get(1)).isZero();
        });
        assertThat(retriever.search("pear", 10)).extracting(Hit::chunk).doesNotContain(1);
    }
}
