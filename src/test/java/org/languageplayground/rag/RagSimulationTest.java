package org.languageplayground.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.languageplayground.rag.RagFixture.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.search.Method;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.ui.Notice;
import org.languageplayground.world.AskedFact;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.World;

class RagSimulationTest {
    private final RagSimulation simulation = RagFixture.simulation();

    private Map<Integer, Double> scores() {
        return reading(simulation).listed().stream()
                .collect(Collectors.toMap(RagReading.Listed::chunk, RagReading.Listed::score));
    }

    /** The table of scikit-learn 1.2.1 for these sentences. */
    @ParameterizedTest
    @CsvSource({
        "How does attention look at a token?, 0, 0.693375, 0, 0",
        "Which passages help the model?, 0.224130, 0, 0.565716, 0.227059",
        "What does fine-tuning change?, 0, 0, 0, 0.465162",
        "Where do rivers go?, 0.324676, 0, 0, 0",
        "THE the The, 0.511956, 0, 0, 0.259324",
        "every every token, 0, 0.744208, 0, 0"
    })
    void tfIdfOnTheFourSentencesScoresAsScikitLearnDoes(
            String query, double first, double second, double third, double fourth) {
        simulation.query(query);
        double[] expected = {first, second, third, fourth};
        assertThat(scores()).hasSize(4);
        scores().forEach((chunk, score) -> assertThat(score).isCloseTo(expected[chunk], within(1e-6)));
    }

    @ParameterizedTest
    @EnumSource
    void aQueryWithoutAKnownWordIsNotRanked(Method method) {
        simulation.method(method);
        simulation.query("a I x");
        assertThat(reading(simulation).ranking()).isEmpty();
        assertThat(reading(simulation).listed()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyScoreIsTheSumOfItsShares(Method method) {
        for (BaseChoice base : List.of(BaseChoice.SENTENCES, BaseChoice.GAZETTEER, BaseChoice.HANDBOOK)) {
            simulation.base(base);
            simulation.method(method);
            RagReading reading = reading(simulation);
            assertThat(reading.ranking()).isNotEmpty();
            for (Hit hit : reading.ranking()) {
                assertThat(reading.explanation(hit.chunk()).score()).isCloseTo(hit.score(), within(1e-12));
            }
        }
    }

    @Test
    void theModelIsWrongByHeartAndRightWithTheChunks() {
        simulation.base(BaseChoice.GAZETTEER);
        simulation.method(Method.HYBRID);
        simulation.query("What is the capital of Zorland?");
        Answer.OfTheModel answer = (Answer.OfTheModel) reading(simulation).answer();
        assertThat(answer.truth()).isPresent();
        assertThat(answer.truth().get().value()).isEqualTo("mirna");
        assertThat(answer.closedBook().answer()).isNotEqualTo("mirna");
        assertThat(answer.retrieved().orElseThrow().answer()).isEqualTo("mirna");
        assertThat(answer.retrieved().get().probability()).isBetween(0.5, 1.0);
        assertThat(answer.wrong().orElseThrow().answer()).isNotEqualTo("mirna");
        assertThat(reading(simulation).chunk(answer.wrongChunk()).document().id())
                .isNotEqualTo("zorland");
        assertThat(answer.retrieved().get().prompt()).endsWith("What is the capital of Zorland?");
    }

    @Test
    void theProbabilityOfAnAnswerCountsItsFullStop() {
        LoadedModel loaded = new ModelLibrary("").get(WorldReader.MODEL);
        simulation.base(BaseChoice.GAZETTEER);
        simulation.query("What is the capital of Zorland?");
        WorldReader.Said said = ((Answer.OfTheModel) reading(simulation).answer()).closedBook();
        int[] text = loaded.tokenizer()
                .encode(said.prompt() + " " + said.answer() + " .")
                .ids();
        double product = 1;
        for (int length = said.promptTokens(); length < text.length; length++) {
            float[] logits = Generation.nextLogits(loaded.model(), Arrays.copyOf(text, length));
            double sum = 0;
            for (float logit : logits) {
                sum += Math.exp(logit - logits[text[length]]);
            }
            product /= sum;
        }
        assertThat(text.length).isGreaterThan(said.promptTokens() + 1);
        assertThat(said.probability()).isCloseTo(product, within(1e-6));
    }

    @Test
    void whatDoesNotFitTheContextIsCounted() {
        simulation.base(BaseChoice.GAZETTEER);
        simulation.size(256);
        simulation.k(4);
        Answer.OfTheModel answer = (Answer.OfTheModel) reading(simulation).answer();
        WorldReader.Said said = answer.retrieved().orElseThrow();
        int units = reading(simulation).retrieved().stream()
                .mapToInt(hit -> reading(simulation).chunk(hit.chunk()).units())
                .sum();
        int question = answer.closedBook().promptTokens();
        assertThat(said.leftTokens()).isPositive();
        assertThat(said.promptTokens() + said.leftTokens()).isEqualTo(units + question);
        assertThat(said.promptTokens()).isEqualTo(RagFixture.BASES.reader().room());
    }

    @Test
    void everyQuestionOfTheGazetteerHasItsSentenceOnThePage() {
        Corpus corpus = RagFixture.BASES.corpus(BaseChoice.GAZETTEER).orElseThrow();
        assertThat(corpus.questions()).hasSize(World.COUNTRIES * FactKind.values().length);
        for (BaseQuestion question : corpus.questions()) {
            Evidence evidence = question.evidence().orElseThrow();
            String page = corpus.documents().stream()
                    .filter(document -> document.id().equals(evidence.country()))
                    .findFirst()
                    .orElseThrow()
                    .text();
            assertThat(evidence.sentence().of(page))
                    .contains(evidence.country())
                    .endsWith(evidence.answer() + " .");
            assertThat(AskedFact.of(question.text()).orElseThrow().value()).isEqualTo(evidence.answer());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"What is the capital of Nowhere?", "zorland", "is zorland big?", "", "capital river zorland"})
    void onlyQuestionsOfTheTemplatesAskForAFact(String question) {
        assertThat(AskedFact.of(question)).isEmpty();
    }

    @Test
    void theAnswerOfSentencesQuotesTheRetrievedChunks() {
        RagReading reading = reading(simulation);
        Answer.Extracted answer = (Answer.Extracted) reading.answer();
        assertThat(answer.sentences().found()).isTrue();
        assertThat(reading.cited(1)).isNotEmpty();
    }

    @Test
    void theHandbookSaysWhatItDoesNotHold() {
        simulation.base(BaseChoice.HANDBOOK);
        String unanswerable = Presets.of(simulation.corpus()).getLast();
        assertThat(simulation.corpus().question(unanswerable).orElseThrow().answerable())
                .isFalse();
        simulation.query(unanswerable);
        assertThat(((Answer.Extracted) reading(simulation).answer()).sentences().found())
                .isFalse();
    }

    @Test
    void thePresetsOfTheHandbookAreItsQuestionsAndTheFirstOnesAreAnswered() {
        simulation.restore(Map.of("base", List.of("handbook")));
        List<String> presets = Presets.of(simulation.corpus());
        assertThat(presets)
                .allMatch(preset -> simulation.corpus().question(preset).isPresent());
        for (String preset : presets.subList(0, 3)) {
            simulation.query(preset);
            assertThat(((Answer.Extracted) reading(simulation).answer())
                            .sentences()
                            .found())
                    .as(preset)
                    .isTrue();
        }
    }

    @Test
    void eachStageIsToldAsItBegins() {
        List<String> told = new ArrayList<>();
        reading(simulation);
        simulation.whenStageBegins(times -> {
            for (Stage stage : Stage.values()) {
                if (times.isRunning(stage)) {
                    assertThat(Stage.values()).filteredOn(times::isDone).hasSize(stage.ordinal());
                    told.add(stage.name());
                }
            }
        });
        simulation.k(3);
        assertThat(told).containsExactly("QUERY", "EMBED", "RETRIEVE", "LLM");
    }

    @Test
    void everyStageIsTimed() {
        for (Stage stage : Stage.values()) {
            assertThat(reading(simulation).times().nanos(stage)).isPresent();
        }
        for (Stage stage : Stage.values()) {
            assertThat(reading(simulation).times().isRunning(stage)).isFalse();
        }
    }

    @Test
    void sizesCutTheSameBaseIntoMoreOrFewerChunks() {
        simulation.base(BaseChoice.GAZETTEER);
        int before = reading(simulation).base().chunks().size();
        simulation.size(16);
        assertThat(reading(simulation).base().chunks().size()).isGreaterThan(before);
        assertThat(reading(simulation).base().chunks()).allMatch(chunk -> chunk.units() <= 16);
    }

    @Test
    void anOverlapAboveHalfOfTheSizeFollowsAndIsSaid() {
        simulation.overlap(100);
        simulation.size(50);
        assertThat(simulation.state().overlap()).isEqualTo(25);
        assertThat(simulation.takeNotices()).extracting(Notice::key).contains("overlap");
    }

    @Test
    void indexesAreSharedByAllSimulations() {
        RagSimulation other = RagFixture.simulation();
        simulation.base(BaseChoice.GAZETTEER);
        other.base(BaseChoice.GAZETTEER);
        assertThat(reading(simulation).base()).isSameAs(reading(other).base());
    }

    @Test
    void anOwnQuestionStaysWhenTheBaseChanges() {
        simulation.base(BaseChoice.HANDBOOK);
        assertThat(simulation.state().query())
                .isEqualTo(Presets.of(simulation.corpus()).getFirst());
        simulation.query("what do rivers carry");
        simulation.base(BaseChoice.SENTENCES);
        assertThat(simulation.state().query()).isEqualTo("what do rivers carry");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_001, 100_000})
    void anyLengthOfQuestionIsAnswered(int length) {
        simulation.base(BaseChoice.GAZETTEER);
        simulation.query("ß😀\uD83D ".repeat(length / 5 + 1).substring(0, length));
        assertThat(simulation.state().query().length()).isLessThanOrEqualTo(RagSimulation.LONGEST_QUERY);
        simulation.query("zorland ".repeat(length / 8 + 1));
        assertThat(simulation.indexing() || simulation.reading().isPresent()).isTrue();
    }

    @Test
    void ownDocumentsAreSearchedAndForgotten() {
        simulation.query("which fruit is yellow");
        RagFixture.add(simulation, "fruit.txt", "The banana is a yellow fruit. The plum is a blue one.");
        simulation.documentsChanged();
        RagReading found = reading(simulation);
        assertThat(found.ranking()).isNotEmpty();
        assertThat(((Answer.Extracted) found.answer())
                        .sentences()
                        .sentences()
                        .getFirst()
                        .text())
                .isEqualTo("The banana is a yellow fruit.");
        simulation.own().remove("fruit.txt");
        simulation.documentsChanged();
        assertThat(simulation.reading()).isEmpty();
    }

    @Test
    void aLinkToOwnDocumentsSaysThatItDoesNotHoldThem() {
        simulation.restore(Map.of("base", List.of("own"), "q", List.of("word")));
        assertThat(simulation.takeNotices()).extracting(Notice::key).containsExactly("session");
        assertThat(simulation.reading()).isEmpty();
    }

    @Test
    void uploadsCanBeSwitchedOff() {
        RagSimulation without = RagFixture.simulation(new OwnLimits(false, 1, 1000, 3));
        assertThat(without.choices()).doesNotContain(BaseChoice.OWN);
        without.restore(Map.of("base", List.of("own")));
        assertThat(without.state().base()).isEqualTo(BaseChoice.SENTENCES);
        assertThat(without.takeNotices()).extracting(Notice::key).contains("url");
    }
}
