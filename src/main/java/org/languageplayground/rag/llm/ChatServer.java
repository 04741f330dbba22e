package org.languageplayground.rag.llm;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.languageplayground.rag.llm.ChatEvent.Closed;
import org.languageplayground.rag.llm.ChatEvent.Sent;

/** A server that speaks OpenAI's chat completions, through LangChain4j. Each question is sent once: there are no retries. */
final class ChatServer {
    private final LlmSettings settings;
    private final HttpClient http;

    ChatServer(LlmSettings settings) {
        this.settings = settings;
        // Redirects are not followed, since the page names the host; some servers lose the body of an upgrade to
        // HTTP/2.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    /**
     * Asks in a thread of its own, which ends when the answer does; interrupting it closes the connection.
     *
     * @param heard told from that thread, lastly that nothing more comes
     */
    Thread ask(LlmPrompt prompt, Consumer<ChatEvent> heard) {
        ChatExchange exchange = new ChatExchange(http, settings.apiKey(), () -> heard.accept(new Sent()));
        return Thread.ofVirtual().start(() -> {
            try {
                model(exchange)
                        .chat(
                                List.of(new SystemMessage(prompt.system()), new UserMessage(prompt.user())),
                                new ChatListener(exchange, heard));
                heard.accept(new Closed(exchange.failure()));
            } catch (Throwable e) {
                heard.accept(new Closed(e));
            }
        });
    }

    /** The key is put in by the exchange: the library never holds it. */
    private StreamingChatModel model(ChatExchange exchange) {
        OpenAiStreamingChatModelBuilder builder = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(new Given(exchange))
                .baseUrl(settings.baseUrl())
                .modelName(settings.model());
        // OpenAI refuses the older name for its newer models; Ollama does not know the newer one.
        if (settings.host().endsWith("api.openai.com")) {
            builder.maxCompletionTokens(settings.answerTokens());
        } else {
            builder.maxTokens(settings.answerTokens());
        }
        return builder.build();
    }

    /** Builds what is given; times are kept elsewhere. */
    private record Given(dev.langchain4j.http.client.HttpClient build) implements HttpClientBuilder {
        @Override
        public Duration connectTimeout() {
            return null;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return null;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }
    }
}
