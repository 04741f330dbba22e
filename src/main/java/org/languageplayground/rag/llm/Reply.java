package org.languageplayground.rag.llm;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.languageplayground.compute.Work;
import org.languageplayground.rag.llm.ChatEvent.Closed;
import org.languageplayground.rag.llm.ChatEvent.Finished;
import org.languageplayground.rag.llm.ChatEvent.Piece;
import org.languageplayground.rag.llm.ChatEvent.Sent;
import org.languageplayground.rag.llm.LlmProblem.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One answer as it comes, an event a step. The log names what failed, but no word of question, chunks or answer. */
final class Reply implements Work<Heard, Heard> {
    private static final Logger LOG = LoggerFactory.getLogger(Reply.class);
    /** Three times what tokens hold on average: where a server that heeds no greatest length is stopped. */
    private static final int MOST_CHARACTERS_A_TOKEN = 12;

    private final LlmSettings settings;
    private final ChatServer server;
    private final LlmPrompt prompt;
    private final BlockingQueue<ChatEvent> events = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final long start = System.nanoTime();
    private Thread connection;
    private boolean anything;
    private boolean silent;
    private FinishReason finish;
    private LlmProblem problem;
    private long nanos;

    /** An answer to a question that is still to be sent. */
    Reply(LlmSettings settings, ChatServer server, LlmPrompt prompt) {
        this.settings = settings;
        this.server = server;
        this.prompt = prompt;
    }

    /** The answer to a question that is not sent. */
    static Reply refused(LlmProblem problem) {
        Reply reply = new Reply(null, null, null);
        reply.problem = problem;
        return reply;
    }

    /** Waits for what comes next, and hears it. Time counts from when the question is sent. */
    @Override
    public boolean step() throws InterruptedException {
        if (problem != null) {
            return false;
        }
        boolean more = hear(next());
        if (!more && problem == null) {
            nanos = System.nanoTime() - start;
        }
        return more;
    }

    private ChatEvent next() throws InterruptedException {
        if (connection == null) {
            connection = server.ask(prompt, events::add);
            return events.take();
        }
        Duration patience = anything ? settings.idleTimeout() : settings.firstTokenTimeout();
        ChatEvent event = events.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (event == null) {
            silent = true;
            connection.interrupt();
            event = events.take();
        }
        return event;
    }

    private boolean hear(ChatEvent event) {
        switch (event) {
            case Sent sent -> {}
            case Piece piece -> {
                anything = true;
                text.append(piece.text());
                if (tooLong()) {
                    end(null);
                    return false;
                }
            }
            case Finished finished -> finish = finished.reason();
            case Closed closed -> {
                end(closed.failure());
                return false;
            }
        }
        return true;
    }

    @Override
    public Heard progress() {
        return new Heard(text.toString(), nanos, Optional.ofNullable(problem));
    }

    @Override
    public Heard outcome() {
        return progress();
    }

    /** Closes the connection. */
    @Override
    public void close() {
        if (connection != null) {
            connection.interrupt();
        }
    }

    private boolean tooLong() {
        return text.length() > settings.answerTokens() * MOST_CHARACTERS_A_TOKEN;
    }

    private void end(Throwable failure) {
        if (tooLong() || finish == FinishReason.LENGTH) {
            report(Kind.LENGTH, settings.answerTokens());
        } else if (finish == FinishReason.CONTENT_FILTER) {
            report(Kind.WITHHELD, settings.host());
        } else if (finish != null && text.isEmpty()) {
            report(Kind.EMPTY, settings.host());
        } else if (finish == null && silent) {
            reportSilence();
        } else if (finish == null) {
            reportFailure(failure);
        }
    }

    private void reportSilence() {
        if (anything) {
            report(Kind.STALLED, settings.host(), seconds(settings.idleTimeout()));
        } else {
            report(Kind.SLOW, settings.host(), seconds(settings.firstTokenTimeout()));
        }
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private void reportFailure(Throwable failure) {
        switch (failure) {
            case null -> report(anything ? Kind.BROKEN : Kind.GARBLED, settings.host());
            case ServerErrorException e -> report(anything ? Kind.BROKEN : Kind.FAILED, settings.host());
            case HttpException e -> reportStatus(e.statusCode());
            case IOException e -> report(anything ? Kind.BROKEN : Kind.UNREACHABLE, settings.host());
            default -> {
                LOG.warn("An answer of the LLM at {} could not be read: {}", settings.host(), kinds(failure));
                report(Kind.GARBLED, settings.host());
            }
        }
    }

    private void reportStatus(int status) {
        LOG.warn("The LLM at {} answered with status {}.", settings.host(), status);
        switch (status) {
            case 401, 403 -> report(Kind.KEY, settings.host());
            case 404 -> report(Kind.MODEL, settings.host(), settings.model());
            case 429 -> report(Kind.BUSY, settings.host());
            default -> {
                if (status >= 400 && status < 500) {
                    report(Kind.REFUSED, settings.host(), status);
                } else {
                    report(Kind.FAILED, settings.host());
                }
            }
        }
    }

    private static List<String> kinds(Throwable failure) {
        List<String> kinds = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            kinds.add(cause.getClass().getSimpleName());
        }
        return kinds;
    }

    private void report(Kind kind, Object... arguments) {
        problem = new LlmProblem(kind, !text.isEmpty(), List.of(arguments));
    }
}
