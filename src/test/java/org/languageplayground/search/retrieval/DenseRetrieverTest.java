package org.languageplayground.search.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.languageplayground.search.embedding.Embedding;
import org.languageplayground.search.embedding.English;

class DenseRetrieverTest {
    private static final List<String> CHUNKS =
            List.of("The physician examined a sick child.", "Ships cross the ocean.", "", "word ".repeat(400));

    private final DenseRetriever retriever = new DenseRetriever(Embedding.of(English.ENCODER, CHUNKS), CHUNKS);

    @Test
    void theSharesOfAChunksTokensAddUpToTheCosine() {
        for (Hit hit : retriever.search("doctor for kids", 10)) {
            Explanation.Dense explanation = retriever.explain("doctor for kids", hit.chunk());
            assertThat(explanation.score()).isEqualTo(hit.score());
            assertThat(explanation.shares().stream()
                            .mapToDouble(TermShare::share)
                            .sum())
                    .isCloseTo(hit.score(), within(1e-5));
        }
    }

    @Test
    void aChunkWithoutAWordIsNeverFound() {
        assertThat(retriever.search("doctor", 10)).extracting(Hit::chunk).containsExactlyInAnyOrder(0, 1, 3);
        assertThat(retriever.explain("doctor", 2).shares()).isEmpty();
        assertThat(retriever.explain("doctor", 2).score()).isZero();
    }

    @Test
    void itIsSaidHowMuchOfALongChunkTheEncoderReads() {
        Explanation.Dense explanation = retriever.explain("word", 3);
        assertThat(explanation.read()).isEqualTo(256);
        assertThat(explanation.tokens()).isEqualTo(402);
    }
}
