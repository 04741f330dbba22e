package org.languageplayground.rag.llm;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/**
 * The LLM that an administrator has configured, if any. It can be any server that speaks OpenAI's chat completions, such as
 * Ollama, vLLM or OpenAI. Nothing is contacted before the first question.
 */
@Service
@EnableConfigurationProperties(LlmSettings.class)
public class ConfiguredLlm {
    private final LlmSettings settings;
    private final ChatServer server;
    private final HourlyQuota quota;

    public ConfiguredLlm(LlmSettings settings) {
        this.settings = settings;
        this.server = settings.configured() ? new ChatServer(settings) : null;
        this.quota = new HourlyQuota(settings.questionsAnHour(), System::nanoTime);
    }

    /** Whether there is one. Where there is none, the other methods throw {@link IllegalStateException}. */
    public boolean available() {
        return settings.configured();
    }

    /** The host to which questions and chunks go, with its port where the address names one. */
    public String host() {
        checkAvailable();
        return settings.host();
    }

    /** The model's name on that host. */
    public String model() {
        checkAvailable();
        return settings.model();
    }

    /** What one visitor asks, with a quota of its own; keep it as long as the visitor's session. */
    public LlmSession session() {
        checkAvailable();
        return new LlmSession(
                settings, server, new HourlyQuota(settings.sessionQuestionsAnHour(), System::nanoTime), quota);
    }

    private void checkAvailable() {
        if (!available()) {
            throw new IllegalStateException("no LLM is configured");
        }
    }
}
