package org.languageplayground.search.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words are found however they are written. */
class WordFormsTest {
    private static final String OTHER = "Rivers carry water to the sea.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            re\u0301sume\u0301 of Anna | résumé          | 1
            naive cafe                 | naïve café      | 2
            Don’t classiﬁes            | don't classifies | 2
            Die STRASSE ist lang       | straße          | 1
            """)
    void bm25FindsAWordInAnyForm(String document, String query, int shares) {
        Bm25Retriever retriever = new Bm25Retriever(List.of(document, OTHER));
        assertThat(retriever.search(query, 5)).extracting(Hit::chunk).containsExactly(0);
        assertThat(retriever.explain(query, 0).shares()).hasSize(shares);
        assertThat(new Bm25Retriever(List.of(query, OTHER)).explain(query, 0).shares())
                .as("both words count alike")
                .extracting(Bm25Share::idf)
                .containsOnly(retriever.explain(query, 0).shares().getFirst().idf());
    }

    @Test
    void tfIdfFindsAWordInAnyForm() {
        TfIdfRetriever retriever = new TfIdfRetriever(List.of("re\u0301sume\u0301 of Anna", "Die STRASSE", OTHER));
        assertThat(retriever.search("RÉSUMÉ", 5)).extracting(Hit::chunk).containsExactly(0);
        assertThat(retriever.search("straße", 5)).extracting(Hit::chunk).containsExactly(1);
    }

    @Test
    void cAndCPlusPlusAndCSharpAreToldApart() {
        Bm25Retriever retriever =
                new Bm25Retriever(List.of("Written in C.", "Written in C++.", "Written in C#.", OTHER));
        assertThat(retriever.search("c", 5)).extracting(Hit::chunk).containsExactly(0);
        assertThat(retriever.search("c++", 5)).extracting(Hit::chunk).containsExactly(1);
        assertThat(retriever.search("C++ and C#", 5)).extracting(Hit::chunk).containsExactly(1, 2);
    }
}
