package org.languageplayground.rag.llm;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The administrator's settings of {@code playground.llm}. Without a base URL there is no LLM.
 *
 * @param baseUrl where the OpenAI-compatible API begins, such as {@code http://localhost:11434/v1}
 * @param apiKey sent as a bearer token; empty for a server that wants none
 * @param model the model's name on that server
 * @param connectTimeout how long a connection may take
 * @param firstTokenTimeout how long the server may read before it writes
 * @param idleTimeout how long it may pause while it writes
 * @param answerTokens the greatest length of an answer
 * @param promptCharacters the greatest length of the question and its chunks together
 * @param sessionQuestionsAnHour how many questions one visitor may ask within an hour
 * @param questionsAnHour how many questions all visitors together may ask within an hour
 */
@ConfigurationProperties("playground.llm")
public record LlmSettings(
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String model,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("60s") Duration firstTokenTimeout,
        @DefaultValue("20s") Duration idleTimeout,
        @DefaultValue("512") int answerTokens,
        @DefaultValue("40000") int promptCharacters,
        @DefaultValue("20") int sessionQuestionsAnHour,
        @DefaultValue("300") int questionsAnHour) {

    /**
     * Checks the settings, if there is a base URL.
     *
     * @throws IllegalArgumentException naming what is wrong; never the key
     */
    public LlmSettings {
        baseUrl = baseUrl.strip().replaceFirst("/+$", "");
        apiKey = apiKey.strip();
        model = model.strip();
        if (!baseUrl.isEmpty()) {
            checkAddress(baseUrl);
            check(!model.isEmpty(), "model", "must name the model, since base-url is set");
            check(
                    apiKey.chars().allMatch(c -> c > ' ' && c <= '~'),
                    "api-key",
                    "holds a character that no key can hold");
            checkPositive(connectTimeout, "connect-timeout");
            checkPositive(firstTokenTimeout, "first-token-timeout");
            checkPositive(idleTimeout, "idle-timeout");
            checkPositive(answerTokens, "answer-tokens");
            checkPositive(promptCharacters, "prompt-characters");
            checkPositive(sessionQuestionsAnHour, "session-questions-an-hour");
            checkPositive(questionsAnHour, "questions-an-hour");
        }
    }

    private static void checkAddress(String baseUrl) {
        URI uri;
        try {
            uri = URI.create(baseUrl);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("playground.llm.base-url is no address", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        check(
                (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null,
                "base-url",
                "must begin with http:// or https:// and a host");
        check(
                uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null,
                "base-url",
                "must hold no password, query or fragment; a key belongs into api-key");
    }

    private static void checkPositive(Duration timeout, String name) {
        check(timeout.isPositive(), name, "must be longer than nothing");
    }

    private static void checkPositive(int number, String name) {
        check(number > 0, name, "must be 1 or more, not " + number);
    }

    private static void check(boolean good, String name, String problem) {
        if (!good) {
            throw new IllegalArgumentException("playground.llm." + name + " " + problem);
        }
    }

    /** Whether there is an LLM at all. */
    boolean configured() {
        return !baseUrl.isEmpty();
    }

    /** The host to which questions go, with its port where the address names one. */
    String host() {
        URI uri = URI.create(baseUrl);
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    /** All but the key. */
    @Override
    public String toString() {
        return "LlmSettings[baseUrl=" + baseUrl + ", model=" + model + "]";
    }
}
