package org.languageplayground.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.Visitors;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.rag.base.OwnBase;
import org.languageplayground.rag.llm.ChatServerDouble;
import org.languageplayground.rag.llm.ConfiguredLlm;
import org.languageplayground.rag.llm.LlmProblem.Kind;
import org.languageplayground.rag.llm.LlmReply;
import org.languageplayground.rag.llm.LlmReply.Status;
import org.languageplayground.rag.llm.LlmTalk;
import org.languageplayground.rag.question.Answer;
import org.languageplayground.rag.question.AnswerBy;
import org.languageplayground.rag.question.RagFields;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.rag.question.Stage;
import org.languageplayground.ui.Notice;

/** A student's questions to a real server on loopback. */
@Timeout(120)
class LlmTalkTest {
    private ChatServerDouble server;
    private RagSimulation simulation;

    private void start(ChatServerDouble.Script script) throws IOException {
        server = new ChatServerDouble(script);
        ConfiguredLlm llm = RagFixture.llm(server.baseUrl());
        Visitor visitor = Visitors.of(RagFixture.POOL);
        simulation = new RagSimulation(
                RagFixture.BASES,
                RagFixture.READER,
                new OwnBase(RagFixture.LIMITS, visitor, RagFixture.POOL, RagFixture.ENCODER),
                visitor,
                Optional.of(new LlmTalk(llm, llm.session(), visitor)));
        simulation.set(RagFields.BASE, BaseChoice.SENTENCES);
        simulation.set(RagFields.K, 1);
        simulation.set(RagFields.ANSWER, AnswerBy.LLM);
        RagFixture.reading(simulation);
    }

    @AfterEach
    void close() throws IOException {
        simulation.close();
        server.close();
    }

    private static void answer(OutputStream out) throws IOException {
        ChatServerDouble.begin(out);
        ChatServerDouble.piece(out, "It weighs them [1].");
        ChatServerDouble.finish(out, "stop");
    }

    /** Says a beginning, and then nothing more. */
    private static void hang(OutputStream out) throws IOException, InterruptedException {
        ChatServerDouble.begin(out);
        ChatServerDouble.piece(out, "It weighs");
        new CountDownLatch(1).await();
    }

    private Optional<LlmReply> reply() {
        return ((Answer.OfTheLlm) RagFixture.reading(simulation).answer()).reply();
    }

    private LlmReply awaitStatus(Status status) throws InterruptedException {
        while (reply().orElseThrow().status() != status) {
            Thread.sleep(5);
        }
        return reply().orElseThrow();
    }

    private void ask() {
        simulation.askLlm();
    }

    @Test
    void nothingIsSentUntilTheStudentAsks() throws Exception {
        start(LlmTalkTest::answer);
        simulation.set(RagFields.K, 3);
        simulation.set(RagFields.QUERY, "What do rivers carry?");
        simulation.set(RagFields.ANSWER, AnswerBy.EXTRACTIVE);
        ask();
        simulation.set(RagFields.ANSWER, AnswerBy.LLM);
        assertThat(reply()).isEmpty();
        assertThat(RagFixture.reading(simulation).times().nanos(Stage.LLM)).isEmpty();
        assertThat(server.connections()).isZero();
    }

    @Test
    void theQuestionAndItsRetrievedChunksAreSent() throws Exception {
        start(LlmTalkTest::answer);
        ask();
        LlmReply reply = awaitStatus(Status.WHOLE);
        assertThat(reply.text()).isEqualTo("It weighs them [1].");
        assertThat(reply.cut()).isFalse();
        RagReading reading = RagFixture.reading(simulation);
        assertThat(reading.passages()).hasSize(1);
        assertThat(server.requests().getFirst())
                .contains("[1]\\n> " + reading.passages().getFirst() + "\\n")
                .contains("Question:\\n> " + reading.asked().query());
        assertThat(reading.base().chunks())
                .filteredOn(chunk -> !reading.passages().contains(chunk.text()))
                .hasSize(3)
                .allSatisfy(chunk -> assertThat(server.requests().getFirst()).doesNotContain(chunk.text()));
    }

    @Test
    void theLastStageRunsUntilTheAnswerIsWhole() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        start(out -> {
            seen.await();
            answer(out);
        });
        ask();
        assertThat(RagFixture.reading(simulation).times().isRunning(Stage.LLM)).isTrue();
        assertThat(RagFixture.reading(simulation).times().nanos(Stage.LLM)).isEmpty();
        seen.countDown();
        awaitStatus(Status.WHOLE);
        assertThat(RagFixture.reading(simulation).times().isRunning(Stage.LLM)).isFalse();
        assertThat(RagFixture.reading(simulation).times().nanos(Stage.LLM).orElseThrow())
                .isPositive();
    }

    @Test
    void whatCameBeforeACancellationStandsAndIsCut() throws Exception {
        start(LlmTalkTest::hang);
        ask();
        awaitStatus(Status.WRITING);
        simulation.llm().orElseThrow().cancel();
        server.awaitLeaving();
        LlmReply reply = awaitStatus(Status.CANCELLED);
        assertThat(reply.text()).isEqualTo("It weighs");
        assertThat(reply.cut()).isTrue();
        assertThat(simulation.llm().get().takeEnd()).isFalse();
    }

    @Test
    void aTabThatIsGoneWaitsForNoAnswer() throws Exception {
        start(LlmTalkTest::hang);
        ask();
        awaitStatus(Status.WRITING);
        simulation.close();
        server.awaitLeaving();
    }

    @Test
    void anotherQuestionEndsTheOneUnderWayAndSendsNothing() throws Exception {
        start(LlmTalkTest::hang);
        ask();
        awaitStatus(Status.WRITING);
        simulation.set(RagFields.QUERY, "What do rivers carry?");
        server.awaitLeaving();
        assertThat(reply()).isEmpty();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anAnswerIsShownOnlyBesideTheChunksThatWereSent() throws Exception {
        start(LlmTalkTest::answer);
        simulation.set(RagFields.QUERY, "THE the The");
        simulation.set(RagFields.K, 2);
        ask();
        awaitStatus(Status.WHOLE);
        List<String> sent = RagFixture.reading(simulation).passages();
        simulation.set(RagFields.K, 1);
        assertThat(RagFixture.reading(simulation).passages()).isNotEqualTo(sent);
        assertThat(reply()).isEmpty();
        simulation.set(RagFields.K, 2);
        assertThat(reply()).isPresent();
    }

    @Test
    void anAnswerThatBreaksOffStandsWithItsProblem() throws Exception {
        start(out -> {
            ChatServerDouble.begin(out);
            ChatServerDouble.piece(out, "It weighs");
        });
        ask();
        LlmReply reply = awaitStatus(Status.FAILED);
        assertThat(reply.problem().orElseThrow().kind()).isEqualTo(Kind.BROKEN);
        assertThat(reply.text()).isEqualTo("It weighs");
        assertThat(reply.cut()).isTrue();
    }

    @Test
    void theEndIsToldOnce() throws Exception {
        start(LlmTalkTest::answer);
        LlmTalk talk = simulation.llm().orElseThrow();
        assertThat(talk.takeEnd()).isFalse();
        ask();
        awaitStatus(Status.WHOLE);
        assertThat(talk.takeEnd()).isTrue();
        assertThat(talk.takeEnd()).isFalse();
    }

    @Test
    void aSpentQuotaIsAProblemAtOnce() throws Exception {
        start(LlmTalkTest::answer);
        for (int i = 0; i < 3; i++) {
            ask();
            awaitStatus(Status.WHOLE);
        }
        ask();
        assertThat(reply().orElseThrow().problem().orElseThrow().kind()).isEqualTo(Kind.SESSION);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void theInventedWorldKeepsItsOwnModel() throws Exception {
        start(LlmTalkTest::answer);
        simulation.set(RagFields.BASE, BaseChoice.GAZETTEER);
        assertThat(RagFixture.reading(simulation).answer()).isInstanceOf(Answer.OfTheModel.class);
        ask();
        assertThat(server.connections()).isZero();
    }

    @Test
    void whereNothingIsFoundNothingIsSent() throws Exception {
        start(LlmTalkTest::answer);
        simulation.set(RagFields.QUERY, "zebra");
        ask();
        simulation.set(RagFields.QUERY, "");
        ask();
        assertThat(server.connections()).isZero();
    }

    @Test
    void aLinkChoosesTheLlmOnlyWhereThereIsOne() throws Exception {
        start(LlmTalkTest::answer);
        simulation.set(RagFields.ANSWER, AnswerBy.EXTRACTIVE);
        simulation.restore(Map.of("base", List.of("sentences"), "answer", List.of("llm")));
        assertThat(simulation.get(RagFields.ANSWER)).isEqualTo(AnswerBy.LLM);
        assertThat(simulation.takeNotices()).isEmpty();
        assertThat(server.connections()).isZero();
        RagSimulation without = RagFixture.simulation();
        without.restore(Map.of("answer", List.of("llm")));
        assertThat(without.get(RagFields.ANSWER)).isEqualTo(AnswerBy.EXTRACTIVE);
        assertThat(without.takeNotices()).extracting(Notice::key).containsExactly("ui.notice.url");
    }
}
