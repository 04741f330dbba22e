package org.languageplayground.search.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.search.embedding.Embedding;
import org.languageplayground.search.embedding.English;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Chunker;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Units;

class ExtractiveAnswerTest {
    private static final KnowledgeBase BASE = KnowledgeBase.of(
            List.of(
                    document("Rivers carry water. They start in the mountains. The longest river ends in the sea."),
                    document("Attention lets every token look at every other token. It was published in 2014."),
                    document("Fine-tuning changes the weights of a model for one task. 😀 LoRA keeps them frozen.")),
            new Chunker(Units.words(), 64, 0));

    @Test
    void everySentenceOfTheAnswerStandsInItsChunk() {
        ExtractiveAnswer answer = ask("What does LoRA keep frozen?");
        assertThat(answer.sentences().getFirst().text()).isEqualTo("😀 LoRA keeps them frozen.");
        for (CitedSentence sentence : answer.sentences()) {
            String chunk = BASE.chunks().get(sentence.chunk()).text();
            assertThat(sentence.span().of(chunk)).isEqualTo(sentence.text());
            assertThat(sentence.support()).isBetween(0.5, 1.0);
        }
        assertThat(answer.sentences()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aSentenceThatOnlyHintsIsHelpedByItsChunk() {
        assertThat(ask("When was attention published?").sentences())
                .extracting(CitedSentence::text)
                .contains("It was published in 2014.");
    }

    @Test
    void theSharesOfSentenceAndChunkAreCountedApart() {
        CitedSentence hint = ask("When was attention published?").sentences().stream()
                .filter(sentence -> sentence.text().equals("It was published in 2014."))
                .findFirst()
                .orElseThrow();
        double attention = BASE.statistics().idf("attent");
        double published = BASE.statistics().idf("publish");
        assertThat(hint.inSentence()).isCloseTo(published / (attention + published), within(1e-12));
        assertThat(hint.inChunk()).isCloseTo(1, within(1e-12));
        assertThat(hint.support()).isEqualTo((hint.inSentence() + hint.inChunk()) / 2);
    }

    @Test
    void whatTheDocumentsDoNotSayIsNotAnswered() {
        assertThat(ask("Who invented the steam engine?").found()).isFalse();
        assertThat(ask("Which river flows through Paris and London?").found()).isFalse();
        assertThat(ask("").found()).isFalse();
        assertThat(ask("What is it?").found()).isFalse();
    }

    @Test
    void aSentenceInTwoChunksIsCitedOnce() {
        KnowledgeBase twice = KnowledgeBase.of(
                List.of(document("Rivers carry water."), document("Rivers carry water. Yes.")),
                new Chunker(Units.words(), 64, 0));
        assertThat(ExtractiveAnswer.of("What do rivers carry?", List.of(0, 1), twice)
                        .sentences())
                .extracting(CitedSentence::text)
                .containsExactly("Rivers carry water.");
    }

    @Test
    void whereAnEncoderHasReadWhatASentenceMeansCountsToo() {
        KnowledgeBase read = BASE.with(Embedding.of(
                English.ENCODER, BASE.chunks().stream().map(Chunk::text).toList()));
        assertThat(ExtractiveAnswer.of("Where do streams end?", List.of(0), BASE)
                        .found())
                .isFalse();
        ExtractiveAnswer answer = ExtractiveAnswer.of("Where do rivers begin?", List.of(0), read);
        assertThat(answer.sentences())
                .allSatisfy(sentence -> {
                    double words = (sentence.inSentence() + sentence.inChunk()) / 2;
                    assertThat(sentence.support())
                            .isEqualTo((words + sentence.cosine().orElseThrow()) / 2);
                })
                .extracting(CitedSentence::text)
                .contains("They start in the mountains.");
        assertThat(answer.nearest()).isEmpty();
    }

    @Test
    void theWordsOfItsChunkAloneMakeNoSentenceAnAnswer() {
        KnowledgeBase rows = KnowledgeBase.of(
                List.of(document("The bus leaves at nine. Day: Monday, lunch: pizza.")),
                new Chunker(Units.words(), 64, 0));
        KnowledgeBase read = rows.with(Embedding.of(
                English.ENCODER, rows.chunks().stream().map(Chunk::text).toList()));
        assertThat(ExtractiveAnswer.of("When does the bus leave?", List.of(0), read)
                        .sentences())
                .extracting(CitedSentence::text)
                .containsExactly("The bus leaves at nine.");
    }

    @Test
    void whereNoSentenceAnswersTheNearestIsNamed() {
        ExtractiveAnswer answer = ask("Who says that rivers are made of chocolate and cream and sugar?");
        assertThat(answer.found()).isFalse();
        assertThat(answer.nearest().orElseThrow().text()).containsIgnoringCase("river");
        assertThat(answer.nearest().get().support()).isLessThan(0.5);
        assertThat(ask("").nearest()).isEmpty();
    }

    private static ExtractiveAnswer ask(String question) {
        List<Integer> found = BASE.retriever(Method.HYBRID).search(question, 2).stream()
                .map(Hit::chunk)
                .toList();
        return ExtractiveAnswer.of(question, found, BASE);
    }

    private static Document document(String text) {
        return new Document(text, text, text);
    }
}
