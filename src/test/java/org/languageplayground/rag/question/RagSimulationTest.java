package org.languageplayground.rag.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.languageplayground.rag.RagFixture.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.compute.Grant;
import org.languageplayground.compute.Held;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.Visitors;
import org.languageplayground.rag.RagFixture;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.rag.base.BaseQuestion;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.rag.base.Evidence;
import org.languageplayground.rag.base.KnowledgeBases;
import org.languageplayground.rag.base.OwnBase;
import org.languageplayground.rag.base.OwnLimits;
import org.languageplayground.rag.base.Presets;
import org.languageplayground.rag.base.SharedEncoder;
import org.languageplayground.rag.question.Answer.OfTheModel;
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
        simulation.set(RagFields.BASE, BaseChoice.SENTENCES);
        simulation.set(RagFields.QUERY, query);
        double[] expected = {first, second, third, fourth};
        assertThat(scores()).hasSize(4);
        scores().forEach((chunk, score) -> assertThat(score).isCloseTo(expected[chunk], within(1e-6)));
    }

    /** A document that the encoder reads for longer than anyone waits. */
    private static final String LONG = IntStream.range(0, 3_000)
            .mapToObj(i -> "Sentence " + i + " says little. ")
            .collect(Collectors.joining());

    private RagSimulation withALongDocument(SharedEncoder encoder) {
        Visitor visitor = Visitors.of(RagFixture.POOL);
        OwnBase documents = new OwnBase(new OwnLimits(true, 1, 200_000, 3, 5), visitor, RagFixture.POOL, encoder);
        RagSimulation own =
                new RagSimulation(RagFixture.BASES, RagFixture.READER, documents, visitor, Optional.empty());
        RagFixture.add(own, "long.txt", LONG);
        own.documentsChanged();
        own.set(RagFields.QUERY, "What does sentence 7 say?");
        return own;
    }

    @Test
    void asLongAsTheEncoderReadsBm25Answers() {
        RagSimulation own = withALongDocument(RagFixture.encoder(200_000));
        for (int i = 0; i < 1_000 && own.reading().isEmpty(); i++) {
            LockSupport.parkNanos(10_000_000);
            own.takeIn();
        }
        assertThat(own.reading().orElseThrow().asked().method()).isEqualTo(Method.BM25);
        assertThat(own.standIn()).contains(StandIn.NOT_YET);
        assertThat(own.progress().orElseThrow().chunks()).isPositive();
        own.cancel();
        assertThat(own.standIn()).contains(StandIn.STOPPED);
        assertThat(own.reading().orElseThrow().ranking()).isNotEmpty();
        own.set(RagFields.SIZE, 512);
        RagFixture.await(own);
        assertThat(own.standIn()).isEmpty();
        assertThat(own.reading().orElseThrow().asked().method()).isEqualTo(Method.HYBRID);
        own.close();
    }

    @Test
    void whereTheEncoderMayNotReadAsMuchBm25StandsInForWhatNeedsIt() {
        RagSimulation own = withALongDocument(RagFixture.encoder(100));
        own.set(RagFields.METHOD, Method.DENSE);
        RagFixture.await(own);
        assertThat(own.standIn()).contains(StandIn.TOO_MANY);
        assertThat(own.reading().orElseThrow().asked().method()).isEqualTo(Method.BM25);
        own.set(RagFields.METHOD, Method.HYBRID);
        RagFixture.await(own);
        assertThat(own.standIn()).as("the hybrid is that of LSA").isEmpty();
        own.close();
    }

    @Test
    void aServerWithoutAnEncoderOffersWhatNeedsNoneAndSaysSo() {
        ModelLibrary library = new ModelLibrary("", false);
        SharedEncoder none = new SharedEncoder(library, 0, "");
        KnowledgeBases bases =
                new KnowledgeBases(library, none, RagFixture.POOL, Visitors.memory(), RagFixture.NO_FOLDERS);
        Visitor visitor = Visitors.of(RagFixture.POOL);
        RagSimulation without = new RagSimulation(
                bases,
                RagFixture.READER,
                new OwnBase(RagFixture.LIMITS, visitor, RagFixture.POOL, none),
                visitor,
                Optional.empty());
        assertThat(without.methods()).containsExactly(Method.TF_IDF, Method.BM25, Method.HYBRID, Method.LSA);
        without.set(RagFields.METHOD, Method.DENSE);
        assertThat(without.get(RagFields.METHOD)).isEqualTo(Method.HYBRID);
        assertThat(without.takeNotices()).extracting(Notice::key).contains("rag.notice.encoder");
        assertThat(reading(without).ranking()).isNotEmpty();
        assertThat(without.standIn()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"TF_IDF", "BM25", "LSA"})
    void aQueryWithoutAKnownWordIsNotRanked(Method method) {
        simulation.set(RagFields.METHOD, method);
        simulation.set(RagFields.QUERY, "a I x");
        assertThat(reading(simulation).ranking()).isEmpty();
        assertThat(reading(simulation).listed()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyScoreIsTheSumOfItsShares(Method method) {
        for (BaseChoice base : List.of(BaseChoice.SENTENCES, BaseChoice.GAZETTEER, BaseChoice.HANDBOOK)) {
            simulation.set(RagFields.BASE, base);
            simulation.set(RagFields.METHOD, method);
            RagReading reading = reading(simulation);
            assertThat(reading.ranking()).isNotEmpty();
            for (Hit hit : reading.ranking()) {
                assertThat(reading.explanation(hit.chunk()).score()).isCloseTo(hit.score(), within(1e-12));
            }
        }
    }

    @Test
    void theModelIsWrongByHeartAndRightWithTheChunks() {
        simulation.set(RagFields.BASE, BaseChoice.GAZETTEER);
        simulation.set(RagFields.METHOD, Method.HYBRID);
        simulation.set(RagFields.QUERY, "What is the capital of Zorland?");
        Answer.OfTheModel answer = (Answer.OfTheModel) reading(simulation).answer();
        assertThat(answer.truth()).isPresent();
        assertThat(answer.truth().get().value()).isEqualTo("mirna");
        assertThat(answer.closedBook().answer()).isNotEqualTo("mirna");
        assertThat(answer.retrieved().orElseThrow().said().answer()).isEqualTo("mirna");
        assertThat(answer.retrieved().get().said().probability()).isBetween(0.5, 1.0);
        assertThat(answer.wrong().orElseThrow().said().answer()).isNotEqualTo("mirna");
        assertThat(reading(simulation).chunk(answer.wrongChunk()).document().id())
                .isNotEqualTo("zorland");
        assertThat(answer.retrieved().get().said().prompt()).endsWith("What is the capital of Zorland?");
    }

    @Test
    void theProbabilityOfAnAnswerCountsItsFullStop() {
        LoadedModel loaded = new ModelLibrary("", false).get(WorldReader.MODEL);
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
        simulation.set(RagFields.BASE, BaseChoice.GAZETTEER);
        simulation.set(RagFields.SIZE, 256);
        simulation.set(RagFields.K, 4);
        Answer.OfTheModel answer = (Answer.OfTheModel) reading(simulation).answer();
        WorldReader.Said said = answer.retrieved().orElseThrow().said();
        int units = reading(simulation).retrieved().stream()
                .mapToInt(hit -> reading(simulation).chunk(hit.chunk()).units())
                .sum();
        int question = answer.closedBook().promptTokens();
        assertThat(said.leftTokens()).isPositive();
        assertThat(said.promptTokens() + said.leftTokens()).isEqualTo(units + question);
        assertThat(said.promptTokens()).isEqualTo(RagFixture.READER.room());
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
        simulation.set(RagFields.BASE, BaseChoice.SENTENCES);
        RagReading reading = reading(simulation);
        Answer.Extracted answer = (Answer.Extracted) reading.answer();
        assertThat(answer.sentences().found()).isTrue();
        assertThat(reading.cited(1)).isNotEmpty();
    }

    @Test
    void theHandbookSaysWhatItDoesNotHold() {
        simulation.set(RagFields.BASE, BaseChoice.HANDBOOK);
        String unanswerable = Presets.of(simulation.get(RagFields.BASE)).getLast();
        assertThat(simulation.corpus().question(unanswerable).orElseThrow().answerable())
                .isFalse();
        simulation.set(RagFields.QUERY, unanswerable);
        assertThat(((Answer.Extracted) reading(simulation).answer()).sentences().found())
                .isFalse();
    }

    @Test
    void thePresetsOfTheHandbookAreItsQuestionsAndTheFirstOnesAreAnswered() {
        simulation.restore(Map.of("base", List.of("handbook")));
        List<String> presets = Presets.of(simulation.get(RagFields.BASE));
        assertThat(presets).allMatch(preset -> Stream.concat(
                        simulation.corpus().questions().stream(), simulation.corpus().paraphrases().stream())
                .anyMatch(question -> question.text().equals(preset)));
        for (String preset : presets.subList(0, 3)) {
            simulation.set(RagFields.QUERY, preset);
            assertThat(((Answer.Extracted) reading(simulation).answer())
                            .sentences()
                            .found())
                    .as(preset)
                    .isTrue();
        }
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
        simulation.set(RagFields.BASE, BaseChoice.GAZETTEER);
        int before = reading(simulation).base().chunks().size();
        simulation.set(RagFields.SIZE, 16);
        assertThat(reading(simulation).base().chunks().size()).isGreaterThan(before);
        assertThat(reading(simulation).base().chunks()).allMatch(chunk -> chunk.units() <= 16);
    }

    @Test
    void anOverlapAboveHalfOfTheSizeFollowsAndIsSaid() {
        simulation.set(RagFields.SIZE, 256);
        simulation.set(RagFields.OVERLAP, 100);
        simulation.set(RagFields.SIZE, 50);
        assertThat(simulation.get(RagFields.OVERLAP)).isEqualTo(25);
        assertThat(simulation.takeNotices()).extracting(Notice::key).contains("rag.notice.overlap");
    }

    @Test
    void indexesAreSharedByAllSimulations() {
        RagSimulation other = RagFixture.simulation();
        simulation.set(RagFields.BASE, BaseChoice.GAZETTEER);
        other.set(RagFields.BASE, BaseChoice.GAZETTEER);
        assertThat(reading(simulation).base()).isSameAs(reading(other).base());
    }

    @Test
    void anOwnQuestionStaysWhenTheBaseChanges() {
        simulation.set(RagFields.BASE, BaseChoice.HANDBOOK);
        assertThat(simulation.get(RagFields.QUERY))
                .isEqualTo(Presets.of(simulation.get(RagFields.BASE)).getFirst());
        simulation.set(RagFields.QUERY, "what do rivers carry");
        simulation.set(RagFields.BASE, BaseChoice.SENTENCES);
        assertThat(simulation.get(RagFields.QUERY)).isEqualTo("what do rivers carry");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_001, 100_000})
    void anyLengthOfQuestionIsAnswered(int length) {
        simulation.set(RagFields.BASE, BaseChoice.GAZETTEER);
        simulation.set(RagFields.QUERY, "ß😀\uD83D ".repeat(length / 5 + 1).substring(0, length));
        assertThat(simulation.get(RagFields.QUERY).length()).isLessThanOrEqualTo(RagSimulation.LONGEST_TEXT);
        simulation.set(RagFields.QUERY, "zorland ".repeat(length / 8 + 1));
        assertThat(simulation.indexing() || simulation.reading().isPresent()).isTrue();
    }

    @Test
    void ownDocumentsAreSearchedAndForgotten() {
        simulation.set(RagFields.QUERY, "which fruit is yellow");
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
        assertThat(simulation.takeNotices()).extracting(Notice::key).containsExactly("rag.notice.session");
        assertThat(simulation.reading()).isEmpty();
    }

    @Test
    void uploadsCanBeSwitchedOff() {
        RagSimulation without = RagFixture.simulation(new OwnLimits(false, 1, 1000, 3, 5));
        assertThat(without.choices()).doesNotContain(BaseChoice.OWN);
        without.restore(Map.of("base", List.of("own")));
        assertThat(without.get(RagFields.BASE)).isEqualTo(BaseChoice.GAZETTEER);
        assertThat(without.takeNotices()).extracting(Notice::key).contains("ui.notice.url");
    }

    @Test
    void theTinyModelReadsAnEditedPassage() {
        OfTheModel before = answers();
        simulation.set(RagFields.PASSAGE, Optional.of("in zorland the capital city is hulela ."));
        OfTheModel after = answers();
        assertThat(after.retrieved().orElseThrow().said().answer()).isEqualTo("hulela");
        assertThat(after.retrieved().get().passage().edited()).isTrue();
        assertThat(after.wrong()).isEqualTo(before.wrong());
        simulation.set(RagFields.PASSAGE, Optional.empty());
        assertThat(answers()).isEqualTo(before);
    }

    @Test
    void anEmptyPassageLeavesTheModelAlone() {
        simulation.set(RagFields.PASSAGE, Optional.of(""));
        OfTheModel answers = answers();
        assertThat(answers.retrieved().orElseThrow().said().answer())
                .isEqualTo(answers.closedBook().answer());
    }

    @Test
    void theWrongPassageCanBeEditedToo() {
        OfTheModel before = answers();
        simulation.set(RagFields.OTHER, Optional.of("zorland . in zorland the capital city is mirna ."));
        assertThat(answers().wrong().orElseThrow().said().answer()).isEqualTo("mirna");
        assertThat(answers().retrieved()).isEqualTo(before.retrieved());
    }

    @Test
    void anEditedPassageGoesWithItsQuestion() {
        simulation.set(RagFields.PASSAGE, Optional.of("x"));
        simulation.set(RagFields.TAB, "hits");
        assertThat(simulation.get(RagFields.PASSAGE)).contains("x");
        simulation.set(RagFields.K, 3);
        assertThat(simulation.get(RagFields.PASSAGE)).isEmpty();
        simulation.restore(Map.of("query", List.of("which river flows through danland ?"), "passage", List.of("y")));
        assertThat(simulation.get(RagFields.PASSAGE)).contains("y");
    }

    @Test
    void anotherTabLooksNothingUpAgain() {
        RagReading before = reading(simulation);
        simulation.set(RagFields.TAB, "hits");
        simulation.set(RagFields.OPEN, 3);
        assertThat(simulation.reading().orElseThrow()).isSameAs(before);
    }

    @Test
    void anIndexThatIsRefusedIsToldInWordsAndNotMadeAgainUntilSomethingElseIsAsked() {
        Visitor visitor = Visitors.of(RagFixture.POOL);
        RagSimulation own = RagFixture.simulation(RagFixture.LIMITS, visitor);
        RagFixture.add(own, "fruit.txt", "The banana is a yellow fruit.");
        own.set(RagFields.QUERY, "yellow");
        Grant all = visitor.memory().grant(visitor.memory().free());
        own.documentsChanged();
        Notice refused = own.nothing();
        assertThat(refused.key()).isEqualTo("ui.memory");
        assertThat(own.reading()).isEmpty();
        all.close();
        own.set(RagFields.TAB, "hits");
        assertThat(own.nothing()).isSameAs(refused);
        assertThat(own.indexing()).isFalse();
        own.set(RagFields.QUERY, "banana");
        assertThat(reading(own).ranking()).isNotEmpty();
    }

    @Test
    void anIndexThatComesLaterIsTakenInAndTold() throws InterruptedException {
        Held held = RagFixture.hold();
        simulation.set(RagFields.SIZE, 77);
        assertThat(simulation.indexing()).isTrue();
        assertThat(simulation.reading()).isEmpty();
        assertThat(simulation.takeNews()).isEmpty();
        held.letGo();
        assertThat(reading(simulation).asked().size()).isEqualTo(77);
        assertThat(simulation.takeNews()).contains(RagSimulation.News.CUT);
        assertThat(simulation.takeNews()).isEmpty();
    }

    private OfTheModel answers() {
        return (OfTheModel) reading(simulation).answer();
    }
}
