package org.languageplayground.rag.llm;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Carries one question over the JDK's HTTP client, in the thread that asks it; interrupting that thread closes the connection,
 * also before the first byte. Sends no header but what the protocol needs.
 */
final class ChatExchange implements HttpClient {
    private static final String LAST_EVENT = "[DONE]";

    private final java.net.http.HttpClient http;
    private final String apiKey;
    private final Runnable onSend;
    private boolean done;
    private Exception failure;

    /**
     * One question's exchange.
     *
     * @param apiKey empty for a server that wants none
     * @param onSend called when the question is about to leave
     */
    ChatExchange(java.net.http.HttpClient http, String apiKey, Runnable onSend) {
        this.http = http;
        this.apiKey = apiKey;
        this.onSend = onSend;
    }

    /** Whether the server has said that nothing more comes. */
    boolean done() {
        return done;
    }

    /** What went wrong on the way, or null. Of an error's text it holds nothing, which may repeat the question or the key. */
    Exception failure() {
        return failure;
    }

    /** Returns when nothing more comes. */
    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        onSend.run();
        try {
            HttpResponse<InputStream> response = http.send(withHeaders(request), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() == 200) {
                    parser.parse(body, watched(listener));
                } else {
                    failure = new HttpException(response.statusCode(), "");
                }
            }
        } catch (IOException | InterruptedException e) {
            failure = e;
        }
        if (!done) {
            listener.onClose();
        }
    }

    private java.net.http.HttpRequest withHeaders(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .POST(BodyPublishers.ofString(request.body()))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header("User-Agent", "language-playground");
        if (!apiKey.isEmpty()) {
            builder.header("Authorization", "Bearer " + apiKey);
        }
        return builder.build();
    }

    private ServerSentEventListener watched(ServerSentEventListener listener) {
        return new ServerSentEventListener() {
            @Override
            public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
                if (event.data().equals(LAST_EVENT)) {
                    done = true;
                    listener.onClose();
                    context.parsingHandle().cancel();
                } else {
                    listener.onEvent(event, context);
                }
            }

            @Override
            public void onError(Throwable problem) {
                failure = new IOException(problem);
            }
        };
    }

    /** Never asked for: answers are streamed. */
    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException();
    }
}
