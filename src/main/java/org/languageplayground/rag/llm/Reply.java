package org.languageplayground.rag.llm;

import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.SseException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.languageplayground.rag.llm.LlmProblem.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/** One answer as it comes. The log names what failed, but no word of question, chunks or answer. */
final class Reply {
    private static final Logger LOG = LoggerFactory.getLogger(Reply.class);
    /** Three times what tokens hold on average: where a server that heeds no greatest length is stopped. */
    private static final int MOST_CHARACTERS_A_TOKEN = 12;

    private final LlmSettings settings;
    private final Consumer<String> onText;
    private final Runnable onEnd;
    private final Consumer<LlmProblem> onProblem;
    private boolean anything;
    private int characters;
    private String finish;

    Reply(LlmSettings settings, Consumer<String> onText, Runnable onEnd, Consumer<LlmProblem> onProblem) {
        this.settings = settings;
        this.onText = onText;
        this.onEnd = onEnd;
        this.onProblem = onProblem;
    }

    Disposable read(ChatServer server, LlmPrompt prompt) {
        return server.stream(prompt)
                .doOnNext(this::note)
                .takeUntil(next -> tooLong())
                .subscribeOn(Schedulers.boundedElastic())
                .subscribe(this::pass, this::fail, this::end);
    }

    private void note(ChatResponse response) {
        anything = true;
        Generation generation = response.getResult();
        if (generation != null && generation.getMetadata().getFinishReason() != null) {
            finish = generation.getMetadata().getFinishReason();
        }
    }

    private boolean tooLong() {
        return characters > settings.answerTokens() * MOST_CHARACTERS_A_TOKEN;
    }

    private void pass(ChatResponse response) {
        Generation generation = response.getResult();
        String text = generation == null ? null : generation.getOutput().getText();
        if (text != null && !text.isEmpty()) {
            characters += text.length();
            onText.accept(text);
        }
    }

    private void end() {
        if (tooLong() || "LENGTH".equals(finish)) {
            report(Kind.LENGTH, settings.answerTokens());
        } else if ("CONTENT_FILTER".equals(finish)) {
            report(Kind.WITHHELD, settings.host());
        } else if (finish == null) {
            report(anything ? Kind.BROKEN : Kind.GARBLED, settings.host());
        } else if (characters == 0) {
            report(Kind.EMPTY, settings.host());
        } else {
            onEnd.run();
        }
    }

    private void fail(Throwable failure) {
        if (finish != null) {
            end();
            return;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SseException e -> report(anything ? Kind.BROKEN : Kind.FAILED, settings.host());
                case OpenAIServiceException e -> reportStatus(e.statusCode());
                case OpenAIInvalidDataException e -> report(Kind.GARBLED, settings.host());
                case TimeoutException e -> reportSilence();
                case IOException e -> report(anything ? Kind.BROKEN : Kind.UNREACHABLE, settings.host());
                default -> {
                    continue;
                }
            }
            return;
        }
        LOG.warn("An answer of the LLM at {} could not be read: {}", settings.host(), kinds(failure));
        report(Kind.GARBLED, settings.host());
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
