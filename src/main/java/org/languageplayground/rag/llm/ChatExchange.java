package org.languageplayground.rag.llm;

import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * Carries one question over the JDK's HTTP client, which closes the connection whenever it is told to, also before the first
 * byte. Sends no header but what the protocol needs.
 */
final class ChatExchange implements HttpClient {
    private final java.net.http.HttpClient http;
    private final String apiKey;
    private final CompletableFuture<Void> sent = new CompletableFuture<>();
    private CompletableFuture<java.net.http.HttpResponse<InputStream>> response;
    private boolean closed;

    ChatExchange(java.net.http.HttpClient http, String apiKey) {
        this.http = http;
        this.apiKey = apiKey;
    }

    /** Done when the question is on its way. */
    CompletableFuture<Void> sent() {
        return sent;
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        request.body().writeTo(body);
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header("User-Agent", "language-playground");
        if (!apiKey.isEmpty()) {
            builder.header("Authorization", "Bearer " + apiKey);
        }
        return send(builder.build()).thenApply(Received::new);
    }

    private synchronized CompletableFuture<java.net.http.HttpResponse<InputStream>> send(
            java.net.http.HttpRequest request) {
        if (closed) {
            throw new CancellationException();
        }
        response = http.sendAsync(request, BodyHandlers.ofInputStream());
        sent.complete(null);
        return response;
    }

    /** Never asked for: answers are streamed. */
    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        throw new UnsupportedOperationException();
    }

    /** Closes the connection, whether or not an answer has begun. */
    @Override
    public synchronized void close() {
        closed = true;
        if (response != null) {
            response.cancel(true);
            response.thenAccept(received -> close(received.body()));
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Received(java.net.http.HttpResponse<InputStream> response) implements HttpResponse {
        @Override
        public int statusCode() {
            return response.statusCode();
        }

        @Override
        public Headers headers() {
            Headers.Builder headers = Headers.builder();
            response.headers().map().forEach(headers::put);
            return headers.build();
        }

        @Override
        public Optional<String> requestId() {
            return Optional.empty();
        }

        /** Nothing of an error's text, which may repeat the question or the key: the library would log it. */
        @Override
        public InputStream body() {
            return statusCode() == 200 ? response.body() : InputStream.nullInputStream();
        }

        @Override
        public void close() {
            ChatExchange.close(response.body());
        }
    }
}
