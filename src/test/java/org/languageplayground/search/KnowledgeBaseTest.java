package org.languageplayground.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.retrieval.Retriever;
import org.languageplayground.search.text.Chunker;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Units;

class KnowledgeBaseTest {
    private static final Chunker CHUNKER = new Chunker(Units.words(), 256, 0);
    private static final KnowledgeBase BASE = KnowledgeBase.of(
            List.of(
                    document("Rivers carry water from the mountains to the sea."),
                    document("Attention lets every token look at every other token."),
                    document("Retrieval finds passages that help a model answer."),
                    document("Fine-tuning changes the weights of a model for one task.")),
            CHUNKER);

    @ParameterizedTest
    @EnumSource
    void everyMethodFindsTheSentenceThatSharesTheQuestionsWords(Method method) {
        Retriever retriever = BASE.retriever(method);
        List<Hit> hits = retriever.search("Which rivers carry water to the sea?", 2);
        assertThat(hits.getFirst().chunk()).isZero();
        assertThat(hits).hasSizeLessThanOrEqualTo(2);
        hits.forEach(hit -> assertThat(retriever
                        .explain("Which rivers carry water to the sea?", hit.chunk())
                        .score())
                .isEqualTo(hit.score()));
    }

    @ParameterizedTest
    @EnumSource
    void unknownWordsFindNothing(Method method) {
        assertThat(BASE.retriever(method).search("zebra 😀 \uD83D", 3)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyBaseFindsNothing(Method method) {
        KnowledgeBase empty = KnowledgeBase.of(List.of(document("  ")), CHUNKER);
        assertThat(empty.chunks()).isEmpty();
        assertThat(empty.retriever(method).search("rivers", 3)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aBaseOfStopWordsFindsNothingForThem(Method method) {
        KnowledgeBase base = KnowledgeBase.of(List.of(document("the of and"), document("!!! ???")), CHUNKER);
        assertThat(base.chunks()).hasSize(2);
        assertThat(base.retriever(method).search("zebra", 3)).isEmpty();
        assertThat(base.retriever(method).explain("zebra", 1).score()).isZero();
    }

    private static Document document(String text) {
        return new Document(text, text, text);
    }
}
