package org.languageplayground.rag.llm;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.util.function.Consumer;
import org.languageplayground.rag.llm.ChatEvent.Closed;
import org.languageplayground.rag.llm.ChatEvent.Finished;
import org.languageplayground.rag.llm.ChatEvent.Piece;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hears what the library makes of a server's events. */
final class ChatListener implements StreamingChatResponseHandler {
    private final ChatExchange exchange;
    private final Consumer<ChatEvent> heard;

    ChatListener(ChatExchange exchange, Consumer<ChatEvent> heard) {
        this.exchange = exchange;
        this.heard = heard;
    }

    @Override
    public void onPartialResponse(String text) {
        heard.accept(new Piece(text));
    }

    /** An event without text. The library takes an error, and any other object, for one. */
    @Override
    public void onUnmappedRawEvent(Object event) {
        JsonNode content = JsonMapper.shared().readTree(((ServerSentEvent) event).data());
        if (content.has("error")) {
            heard.accept(new Closed(new ServerErrorException()));
        } else if (content.has("choices")) {
            heard.accept(new Piece(""));
        }
    }

    /** A reason that the protocol does not name is one all the same, where the server says that it is done. */
    @Override
    public void onCompleteResponse(ChatResponse response) {
        FinishReason reason = response.metadata().finishReason();
        if (reason != null || exchange.done()) {
            heard.accept(new Finished(reason == null ? FinishReason.OTHER : reason));
        }
    }

    @Override
    public void onError(Throwable failure) {
        heard.accept(new Closed(failure));
    }
}
