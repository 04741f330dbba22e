package org.languageplayground.rag.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.compute.MemoryBudget;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.rag.llm.LlmProblem.Kind;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class ConfiguredLlmTest {
    private static final String KEY = "sk-loopback-0123456789";
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final int ANSWER_TOKENS = 50;

    private final Listener listener = new Listener();
    private ChatServerDouble server;

    @AfterEach
    void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private LlmSession session(ChatServerDouble.Script script) throws IOException {
        return session(script, LONG, LONG);
    }

    private LlmSession session(ChatServerDouble.Script script, Duration firstToken, Duration idle) throws IOException {
        server = new ChatServerDouble(script);
        return new ConfiguredLlm(settings(server.baseUrl(), firstToken, idle)).session();
    }

    private static LlmSettings settings(String baseUrl, Duration firstToken, Duration idle) {
        return new LlmSettings(baseUrl, KEY, "tiny", LONG, firstToken, idle, ANSWER_TOKENS, 10_000, 20, 300);
    }

    @Test
    void aWholeAnswerComesPieceByPiece() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        LlmSession session = session(out -> {
            ChatServerDouble.begin(out);
            ChatServerDouble.piece(out, "Rell ");
            heard.await();
            ChatServerDouble.piece(out, "[1]. 🦉");
            ChatServerDouble.finish(out, "stop");
        });
        listener.ask(session, "What is the capital of Zorland?", "The capital of Zorland is Rell.");
        listener.awaitText();
        assertThat(listener.text()).isEqualTo("Rell ");
        heard.countDown();
        assertThat(listener.whole()).isEqualTo("Rell [1]. 🦉");
    }

    @Test
    void theRequestHoldsKeyModelPromptAndGreatestLengthAndNothingElse() throws Exception {
        LlmSession session = session(ConfiguredLlmTest::answer);
        listener.ask(session, "Which?", "Über \"x\"");
        listener.whole();
        String request = server.requests().getFirst();
        assertThat(request).startsWith("POST /v1/chat/completions HTTP/1.1\r\n");
        String head = request.substring(0, request.indexOf("\r\n\r\n"));
        assertThat(head.lines().skip(1).map(line -> line.substring(0, line.indexOf(':'))))
                .extracting(name -> name.toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrder(
                        "host", "content-length", "content-type", "accept", "user-agent", "authorization");
        assertThat(head).contains("Authorization: Bearer " + KEY);
        JsonNode body = JsonMapper.shared().readTree(request.substring(head.length()));
        LlmPrompt prompt = LlmPrompt.of("Which?", List.of("Über \"x\""));
        assertThat(body)
                .isEqualTo(JsonMapper.shared()
                        .valueToTree(Map.of(
                                "model",
                                "tiny",
                                "messages",
                                List.of(
                                        Map.of("role", "system", "content", prompt.system()),
                                        Map.of("role", "user", "content", prompt.user())),
                                "max_tokens",
                                ANSWER_TOKENS,
                                "stream",
                                true,
                                "stream_options",
                                Map.of("include_usage", true))));
    }

    @Test
    void withoutAKeyNoneIsSent() throws Exception {
        server = new ChatServerDouble(ConfiguredLlmTest::answer);
        LlmSettings settings =
                new LlmSettings(server.baseUrl(), "", "tiny", LONG, LONG, LONG, ANSWER_TOKENS, 10_000, 20, 300);
        listener.ask(new ConfiguredLlm(settings).session(), "Which?");
        listener.whole();
        assertThat(server.requests().getFirst()).doesNotContainIgnoringCase("authorization");
    }

    @Test
    void nothingIsContactedBeforeTheFirstQuestion() throws Exception {
        LlmSession session = session(ConfiguredLlmTest::answer);
        assertThat(server.connections()).isZero();
        listener.ask(session, "Which?");
        listener.whole();
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "500,FAILED",
        "503,FAILED",
        "307,FAILED",
        "401,KEY",
        "403,KEY",
        "404,MODEL",
        "429,BUSY",
        "400,REFUSED",
        "413,REFUSED"
    })
    void aFailingServerIsAskedOnce(int status, Kind kind) throws Exception {
        LlmSession session = session(ChatServerDouble.status(status, "{\"error\":{\"message\":\"no " + KEY + "\"}}"));
        listener.ask(session, "Which?");
        LlmProblem problem = listener.problem();
        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.cut()).isFalse();
        assertThat(problem.toString()).doesNotContain(KEY);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void noRedirectTakesTheQuestionToAnotherHost() throws Exception {
        try (ChatServerDouble other = new ChatServerDouble(ConfiguredLlmTest::answer)) {
            LlmSession session = session(out -> ChatServerDouble.write(
                    out,
                    "HTTP/1.1 307 Elsewhere\r\nLocation: " + other.baseUrl()
                            + "/chat/completions\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            listener.ask(session, "Which?");
            assertThat(listener.problem().kind()).isEqualTo(Kind.FAILED);
            assertThat(other.connections()).isZero();
        }
    }

    @Test
    void whereNobodyListensTheHostIsNamed() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        LlmSettings settings = settings("http://127.0.0.1:" + port + "/v1", LONG, LONG);
        listener.ask(new ConfiguredLlm(settings).session(), "Which?");
        assertThat(listener.problem()).isEqualTo(new LlmProblem(Kind.UNREACHABLE, false, List.of("127.0.0.1:" + port)));
    }

    @Test
    void aConnectionClosedWithoutAWordIsAProblem() throws Exception {
        listener.ask(session(out -> {}), "Which?");
        assertThat(listener.problem().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void whatCameBeforeACutStands() throws Exception {
        listener.ask(
                session(out -> {
                    ChatServerDouble.begin(out);
                    ChatServerDouble.piece(out, "Rel");
                }),
                "Which?");
        assertThat(listener.problem()).isEqualTo(new LlmProblem(Kind.BROKEN, true, List.of(server.host())));
        assertThat(listener.text()).isEqualTo("Rel");
    }

    @Test
    void aCutInTheMiddleOfAChunkedBodyIsTheSame() throws Exception {
        listener.ask(
                session(out -> {
                    ChatServerDouble.write(
                            out,
                            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n");
                    ChatServerDouble.piece(out, "Rel");
                }),
                "Which?");
        assertThat(listener.problem().kind()).isEqualTo(Kind.BROKEN);
        assertThat(listener.text()).isEqualTo("Rel");
    }

    @Test
    void anErrorInTheMiddleOfTheStreamBreaksTheAnswer() throws Exception {
        listener.ask(
                session(out -> {
                    ChatServerDouble.begin(out);
                    ChatServerDouble.piece(out, "Rel");
                    ChatServerDouble.write(out, "data: {\"error\":{\"message\":\"out of memory\"}}\n\n");
                }),
                "Which?");
        assertThat(listener.problem()).isEqualTo(new LlmProblem(Kind.BROKEN, true, List.of(server.host())));
    }

    @Test
    void anErrorInPlaceOfAnAnswerIsTheServersOwn() throws Exception {
        listener.ask(
                session(out -> {
                    ChatServerDouble.begin(out);
                    ChatServerDouble.write(out, "data: {\"error\":{\"message\":\"out of memory\"}}\n\n");
                }),
                "Which?");
        assertThat(listener.problem()).isEqualTo(new LlmProblem(Kind.FAILED, false, List.of(server.host())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Welcome</html>",
                "data: {\"what\":1}\n\n",
                "data: {not json\n\n",
                "data: 7\n\n",
                "\0\1\2",
                ""
            })
    void whatIsNoAnswerIsSaidToBeNone(String body) throws Exception {
        listener.ask(
                session(out -> {
                    ChatServerDouble.begin(out);
                    ChatServerDouble.write(out, body);
                }),
                "Which?");
        assertThat(listener.problem()).isEqualTo(new LlmProblem(Kind.GARBLED, false, List.of(server.host())));
    }

    @Test
    void garbageAfterTextLeavesTheText() throws Exception {
        listener.ask(
                session(out -> {
                    ChatServerDouble.begin(out);
                    ChatServerDouble.piece(out, "Rel");
                    ChatServerDouble.write(out, "data: {not json\n\n");
                }),
                "Which?");
        assertThat(listener.problem()).isEqualTo(new LlmProblem(Kind.GARBLED, true, List.of(server.host())));
        assertThat(listener.text()).isEqualTo("Rel");
    }

    @ParameterizedTest
    @CsvSource({"stop,EMPTY", "length,LENGTH", "content_filter,WITHHELD"})
    void anEndWithoutAWordSaysWhy(String reason, Kind kind) throws Exception {
        listener.ask(
                session(out -> {
                    ChatServerDouble.begin(out);
                    ChatServerDouble.finish(out, reason);
                }),
                "Which?");
        assertThat(listener.problem().kind()).isEqualTo(kind);
        assertThat(listener.problem().cut()).isFalse();
    }

    @Test
    void aServerThatHeedsNoGreatestLengthIsStopped() throws Exception {
        listener.ask(
                session(out -> {
                    ChatServerDouble.begin(out);
                    while (true) {
                        ChatServerDouble.piece(out, "and so on ");
                    }
                }),
                "Which?");
        assertThat(listener.problem()).isEqualTo(new LlmProblem(Kind.LENGTH, true, List.of(ANSWER_TOKENS)));
        server.awaitLeaving();
    }

    @Test
    void aServerThatHangsBeforeTheFirstByteIsLeft() throws Exception {
        listener.ask(session(out -> new CountDownLatch(1).await(), SHORT, LONG), "Which?");
        assertThat(listener.problem()).isEqualTo(new LlmProblem(Kind.SLOW, false, List.of(server.host(), 0.2)));
        server.awaitLeaving();
    }

    @Test
    void commentsThatKeepTheConnectionAliveAreNoAnswer() throws Exception {
        listener.ask(
                session(
                        out -> {
                            ChatServerDouble.begin(out);
                            while (true) {
                                ChatServerDouble.write(out, ": wait\n\n");
                                Thread.sleep(10);
                            }
                        },
                        SHORT,
                        LONG),
                "Which?");
        assertThat(listener.problem().kind()).isEqualTo(Kind.SLOW);
    }

    @Test
    void aServerThatPausesTooLongIsLeftAndTheTextStands() throws Exception {
        listener.ask(
                session(
                        out -> {
                            ChatServerDouble.begin(out);
                            ChatServerDouble.piece(out, "Rel");
                            new CountDownLatch(1).await();
                        },
                        LONG,
                        SHORT),
                "Which?");
        assertThat(listener.problem()).isEqualTo(new LlmProblem(Kind.STALLED, true, List.of(server.host(), 0.2)));
        assertThat(listener.text()).isEqualTo("Rel");
        server.awaitLeaving();
    }

    @Test
    void anAnswerThatIsWholeNeedsNoClosedConnection() throws Exception {
        listener.ask(
                session(
                        out -> {
                            answer(out);
                            new CountDownLatch(1).await();
                        },
                        LONG,
                        SHORT),
                "Which?");
        assertThat(listener.whole()).isEqualTo("Rell [1].");
    }

    @Test
    void anAnswerThatEndsWithItsLastWordsIsWholeThoughNoEndIsSaid() throws Exception {
        listener.ask(
                session(
                        out -> {
                            ChatServerDouble.begin(out);
                            ChatServerDouble.event(out, "{\"content\":\"Rell [1].\"}", "\"stop\"");
                            new CountDownLatch(1).await();
                        },
                        LONG,
                        SHORT),
                "Which?");
        assertThat(listener.whole()).isEqualTo("Rell [1].");
    }

    @Test
    void aReasonOfTheServersOwnEndsAnAnswerToo() throws Exception {
        listener.ask(
                session(out -> {
                    ChatServerDouble.begin(out);
                    ChatServerDouble.piece(out, "Rell [1].");
                    ChatServerDouble.finish(out, "eos_token");
                }),
                "Which?");
        assertThat(listener.whole()).isEqualTo("Rell [1].");
    }

    @Test
    void whereNobodyCanBeToldTheConnectionIsClosed() throws Exception {
        LlmSession session = session(out -> {
            ChatServerDouble.begin(out);
            ChatServerDouble.piece(out, "Rel");
            new CountDownLatch(1).await();
        });
        AtomicInteger told = new AtomicInteger();
        try (WorkerPool pool = new WorkerPool(1, 1)) {
            Run<Heard, Heard> run = pool.listen(this, new MemoryBudget(0), session.ask("Which?", List.of()), () -> {
                if (told.incrementAndGet() == 2) {
                    throw new OutOfMemoryError("broken on purpose");
                }
            });
            server.awaitLeaving();
            run.await(LONG.toMillis());
            assertThat(run.state()).isEqualTo(Run.State.FAILED);
            assertThat(run.failure()).containsInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void cancellingClosesTheConnectionBeforeTheFirstByte() throws Exception {
        Run<Heard, Heard> answer = listener.ask(session(out -> new CountDownLatch(1).await()), "Which?");
        server.awaitQuestion();
        answer.cancel();
        server.awaitLeaving();
        assertThat(listener.hearsNothingMore()).isTrue();
    }

    @Test
    void cancellingClosesTheConnectionInTheMiddle() throws Exception {
        Run<Heard, Heard> answer = listener.ask(
                session(out -> {
                    ChatServerDouble.begin(out);
                    ChatServerDouble.piece(out, "Rel");
                    new CountDownLatch(1).await();
                }),
                "Which?");
        listener.awaitText();
        answer.cancel();
        server.awaitLeaving();
        assertThat(listener.hearsNothingMore()).isTrue();
    }

    @Test
    void ofAnErrorOnlyTheStatusIsLogged() throws Exception {
        List<String> log = logged(
                ChatServerDouble.status(401, "{\"error\":{\"message\":\"no such key: " + KEY + ", my secret\"}}"));
        assertThat(log).anyMatch(line -> line.contains("status 401"));
        assertThat(log).noneMatch(line -> line.contains(KEY) || line.contains("secret"));
    }

    @Test
    void ofABrokenAnswerNothingIsLoggedThatTheServerSaid() throws Exception {
        List<String> log = logged(out -> {
            ChatServerDouble.begin(out);
            ChatServerDouble.piece(out, "a secret answer");
            ChatServerDouble.write(out, "data: {\"error\":{\"message\":\"my secret, " + KEY + "\"}}\n\n");
        });
        assertThat(log).noneMatch(line -> line.contains(KEY) || line.contains("secret"));
    }

    /** All that is logged on any level. */
    private List<String> logged(ChatServerDouble.Script script) throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        try {
            listener.ask(session(script), "my secret", "a secret chunk");
            listener.problem();
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
        return log.list.stream()
                .map(event -> event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .toList();
    }

    @Test
    void aVisitorsQuotaIsTheirsAndASpentOneSendsNothing() throws Exception {
        server = new ChatServerDouble(ConfiguredLlmTest::answer);
        ConfiguredLlm llm = new ConfiguredLlm(limited(2, 3));
        LlmSession anna = llm.session();
        LlmSession ben = llm.session();
        assertThat(askedBy(anna)).isEqualTo("whole");
        assertThat(askedBy(anna)).isEqualTo("whole");
        assertThat(askedBy(anna)).isEqualTo("SESSION [2, 60]");
        assertThat(askedBy(ben)).isEqualTo("whole");
        assertThat(askedBy(ben)).isEqualTo("DEPLOYMENT [3, 60]");
        assertThat(server.requests()).hasSize(3);
    }

    private static String askedBy(LlmSession session) throws InterruptedException {
        Listener asking = new Listener();
        Run<Heard, Heard> run = asking.ask(session, "Which?");
        run.await(LONG.toMillis());
        return run.progress()
                .problem()
                .map(problem -> problem.kind() + " " + problem.arguments())
                .orElse("whole");
    }

    private LlmSettings limited(int session, int deployment) {
        return new LlmSettings(
                server.baseUrl(), KEY, "tiny", LONG, LONG, LONG, ANSWER_TOKENS, 10_000, session, deployment);
    }

    @Test
    void aPromptThatIsTooLongIsNotSentAndCostsNothing() throws Exception {
        server = new ChatServerDouble(ConfiguredLlmTest::answer);
        LlmSession session = new ConfiguredLlm(limited(1, 1)).session();
        String chunk = "x".repeat(100_000);
        Listener refused = new Listener();
        refused.ask(session, "Which?", chunk);
        int characters = LlmPrompt.of("Which?", List.of(chunk)).characters();
        assertThat(refused.problem()).isEqualTo(new LlmProblem(Kind.LONG, false, List.of(characters, 10_000)));
        assertThat(server.connections()).isZero();
        listener.ask(session, "Which?");
        listener.whole();
    }

    @Test
    void aBlankQuestionIsNone() throws Exception {
        LlmSession session = session(ConfiguredLlmTest::answer);
        assertThatThrownBy(() -> listener.ask(session, " \n")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void answer(OutputStream out) throws IOException {
        ChatServerDouble.begin(out);
        ChatServerDouble.piece(out, "Rell [1].");
        ChatServerDouble.finish(out, "stop");
    }
}
