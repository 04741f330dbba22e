package org.languageplayground.rag.llm;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.languageplayground.rag.llm.ChatEvent.Closed;
import org.languageplayground.rag.llm.ChatEvent.Finished;
import org.languageplayground.rag.llm.ChatEvent.Piece;
import org.languageplayground.rag.llm.ChatEvent.Sent;
import org.languageplayground.rag.llm.LlmProblem.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One answer as it comes. The log names what failed, but no word of question, chunks or answer. */
final class Reply {
    private static final Logger LOG = LoggerFactory.getLogger(Reply.class);
    /** Three times what tokens hold on average: where a server that heeds no greatest length is stopped. */
    private static final int MOST_CHARACTERS_A_TOKEN = 12;

    private final LlmSettings settings;
    private final Consumer<String> onText;
    private final Runnable onEnd;
    private final Consumer<LlmProblem> onProblem;
    private final BlockingQueue<ChatEvent> events = new LinkedBlockingQueue<>();
    private boolean anything;
    private boolean silent;
    private int characters;
    private FinishReason finish;

    Reply(LlmSettings settings, Consumer<String> onText, Runnable onEnd, Consumer<LlmProblem> onProblem) {
        this.settings = settings;
        this.onText = onText;
        this.onEnd = onEnd;
        this.onProblem = onProblem;
    }

    /** Asks and reports, in the calling thread; an interrupt closes the connection, and nothing more is reported. */
    void read(ChatServer server, LlmPrompt prompt) {
        Thread connection = server.ask(prompt, events::add);
        try {
            end(hear(connection));
        } catch (InterruptedException e) {
            // The visitor waits no longer.
        } catch (RuntimeException | Error e) {
            fail(e);
        } finally {
            connection.interrupt();
        }
    }

    /** All that comes, until nothing more does or the answer is too long. Time counts from when the question is sent. */
    private Throwable hear(Thread connection) throws InterruptedException {
        ChatEvent event = events.take();
        while (!tooLong()) {
            switch (event) {
                case Sent sent -> {}
                case Piece piece -> pass(piece.text());
                case Finished finished -> finish = finished.reason();
                case Closed closed -> {
                    return closed.failure();
                }
            }
            Duration patience = anything ? settings.idleTimeout() : settings.firstTokenTimeout();
            event = events.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (event == null) {
                silent = true;
                connection.interrupt();
                event = events.take();
            }
        }
        return null;
    }

    private boolean tooLong() {
        return characters > settings.answerTokens() * MOST_CHARACTERS_A_TOKEN;
    }

    private void pass(String text) {
        anything = true;
        if (!text.isEmpty()) {
            characters += text.length();
            onText.accept(text);
        }
    }

    private void end(Throwable failure) {
        if (tooLong() || finish == FinishReason.LENGTH) {
            report(Kind.LENGTH, settings.answerTokens());
        } else if (finish == FinishReason.CONTENT_FILTER) {
            report(Kind.WITHHELD, settings.host());
        } else if (finish != null && characters == 0) {
            report(Kind.EMPTY, settings.host());
        } else if (finish != null) {
            onEnd.run();
        } else if (silent) {
            reportSilence();
        } else {
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
            default -> fail(failure);
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

    private void fail(Throwable failure) {
        LOG.warn("An answer of the LLM at {} could not be read: {}", settings.host(), kinds(failure));
        report(Kind.GARBLED, settings.host());
    }

    private static List<String> kinds(Throwable failure) {
        List<String> kinds = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            kinds.add(cause.getClass().getSimpleName());
        }
        return kinds;
    }

    private void report(Kind kind, Object... arguments) {
        onProblem.accept(new LlmProblem(kind, characters > 0, List.of(arguments)));
    }
}
