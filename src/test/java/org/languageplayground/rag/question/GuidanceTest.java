package org.languageplayground.rag.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.languageplayground.rag.RagFixture.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.rag.RagFixture;
import org.languageplayground.rag.base.BaseChoice;

class GuidanceTest {
    private final RagSimulation simulation = RagFixture.simulation();

    private Guidance on(BaseChoice base, String query) {
        simulation.set(RagFields.BASE, base);
        simulation.set(RagFields.QUERY, query);
        return reading(simulation).guidance();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the capital of Zorland?",
                "which river flows through danland ?",
                "could you say which dish zorland has ?"
            })
    void aQuestionThatCanBeAnsweredNeedsNoHelp(String question) {
        assertThat(on(BaseChoice.GAZETTEER, question))
                .isEqualTo(new Guidance(Map.of(), List.of(), false, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "what is the captial of zorland ?, what is the capital of zorland ?",
        "What is the Captial of Zorlnad?, What is the Capital of Zorland?",
        "waht is the capital of zorland, what is the capital of zorland"
    })
    void aMistypedQuestionIsMended(String typed, String meant) {
        Guidance guidance = on(BaseChoice.GAZETTEER, typed);
        assertThat(guidance.near()).isNotEmpty();
        assertThat(guidance.instead()).contains(meant);
        assertThat(on(BaseChoice.GAZETTEER, guidance.instead().orElseThrow()).needed())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "What is the capital of Germany?, What is the capital of Zorland?",
        "with which currency do people pay in France, What is the currency of Zorland?",
        "is grofia big?, What is the capital of Grofia?",
        "hello, What is the capital of Zorland?"
    })
    void aQuestionFromOutsideOfTheWorldIsAnsweredWithTheNearestThatCanBeAsked(String asked, String nearest) {
        Guidance guidance = on(BaseChoice.GAZETTEER, asked);
        assertThat(guidance.outside()).isTrue();
        assertThat(guidance.instead()).contains(nearest);
    }

    @Test
    void wordsThatNothingIsNearToAreNamed() {
        assertThat(on(BaseChoice.GAZETTEER, "What is the capital of Germany?").strange())
                .containsExactly("germany");
    }

    @Test
    void otherFormsOfWordsInTheBaseAreNotStrange() {
        Guidance guidance = on(BaseChoice.HANDBOOK, "Why do transformers sample tokens?");
        assertThat(guidance.near()).isEmpty();
        assertThat(guidance.strange()).isEmpty();
    }

    @Test
    void theHandbookOffersAQuestionThatItAnswers() {
        Guidance guidance = on(BaseChoice.HANDBOOK, "How much does the GPT-4 API cost per million tokens?");
        assertThat(guidance.outside()).isTrue();
        String instead = guidance.instead().orElseThrow();
        assertThat(simulation.corpus().question(instead).orElseThrow().answerable())
                .isTrue();
    }

    @Test
    void ownDocumentsHaveNoQuestionsToOffer() {
        RagFixture.add(simulation, "fruit.txt", "The banana is a yellow fruit.");
        simulation.documentsChanged();
        Guidance guidance = on(BaseChoice.OWN, "Who painted the ceiling?");
        assertThat(guidance.outside()).isTrue();
        assertThat(guidance.instead()).isEmpty();
        assertThat(on(BaseChoice.OWN, "Which frut is yellow?").instead()).contains("Which fruit is yellow?");
    }
}
