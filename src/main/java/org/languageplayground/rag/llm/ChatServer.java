package org.languageplayground.rag.llm;

import com.openai.client.OpenAIClientAsync;
import com.openai.client.OpenAIClientAsyncImpl;
import com.openai.core.ClientOptions;
import com.openai.core.LogLevel;
import java.net.http.HttpClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A server that speaks OpenAI's chat completions, through Spring AI. Each question is sent once: there are no retries. */
final class ChatServer {
    /** The library wants a key; {@link ChatExchange} puts the true one in its place, or none. */
    private static final String NO_KEY = "none";

    private final LlmSettings settings;
    private final HttpClient http;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final OpenAiChatOptions options;

    ChatServer(LlmSettings settings) {
        this.settings = settings;
        // Redirects are not followed, since the page names the host; some servers lose the body of an upgrade to
        // HTTP/2.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build();
        OpenAiChatOptions.Builder builder = OpenAiChatOptions.builder().model(settings.model());
        // OpenAI refuses the older name for its newer models; Ollama does not know the newer one.
        if (settings.host().endsWith("api.openai.com")) {
            builder.maxCompletionTokens(settings.answerTokens());
        } else {
            builder.maxTokens(settings.answerTokens());
        }
        this.options = builder.build();
    }

    /**
     * The answer piece by piece, from the moment of subscription; cancelling closes the connection, and so does silence, which
     * ends in a {@link java.util.concurrent.TimeoutException}. Time counts from when the question is sent.
     */
    Flux<ChatResponse> stream(LlmPrompt prompt) {
        return Flux.defer(() -> {
            ChatExchange exchange = new ChatExchange(http, settings.apiKey());
            // The exchange first: the library's own closing waits for a read that only this ends.
            return model(exchange).stream(
                            new Prompt(new SystemMessage(prompt.system()), new UserMessage(prompt.user())))
                    .doOnCancel(exchange::close)
                    .doOnTerminate(exchange::close)
                    .timeout(
                            Mono.fromFuture(exchange.sent()).then(Mono.delay(settings.firstTokenTimeout())),
                            piece -> Mono.delay(settings.idleTimeout()));
        });
    }

    private OpenAiChatModel model(ChatExchange exchange) {
        OpenAIClientAsync client = new OpenAIClientAsyncImpl(ClientOptions.builder()
                .httpClient(exchange)
                .baseUrl(settings.baseUrl())
                .apiKey(NO_KEY)
                .maxRetries(0)
                .streamHandlerExecutor(readers)
                .logLevel(LogLevel.OFF)
                .build());
        return OpenAiChatModel.builder()
                .openAiClientAsync(client)
                .openAiClient(client.sync())
                .options(options)
                .build();
    }
}
