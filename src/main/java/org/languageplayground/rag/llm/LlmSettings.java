package org.languageplayground.rag.llm;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import org.languageplayground.compute.BadSettingException;
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

    private static final int MOST_TOKENS = 1_000_000;
    private static final int MOST_CHARACTERS = 10_000_000;
    private static final int MOST_QUESTIONS = 1_000_000;
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

    /**
     * Checks the settings.
     *
     * @throws BadSettingException naming what is wrong; never the key, nor an address, which may hold a password
     */
    public LlmSettings {
        baseUrl = baseUrl.strip().replaceFirst("/+$", "");
        apiKey = apiKey.strip();
        model = model.strip();
        if (!baseUrl.isEmpty()) {
            checkAddress(baseUrl);
            check(!model.isEmpty(), "model", "must name the model, since base-url is set");
        }
        check(apiKey.chars().allMatch(c -> c > ' ' && c <= '~'), "api-key", "holds a character that no key can hold");
        check("connect-timeout", connectTimeout);
        check("first-token-timeout", firstTokenTimeout);
        check("idle-timeout", idleTimeout);
        check("answer-tokens", answerTokens, MOST_TOKENS);
        check("prompt-characters", promptCharacters, MOST_CHARACTERS);
        check("session-questions-an-hour", sessionQuestionsAnHour, MOST_QUESTIONS);
        check("questions-an-hour", questionsAnHour, MOST_QUESTIONS);
    }

    private static void checkAddress(String baseUrl) {
        URI uri;
        try {
            uri = new URI(baseUrl);
        } catch (URISyntaxException mayHoldAPassword) {
            throw new BadSettingException("playground.llm.base-url is no address.");
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

    private static void check(String name, Duration timeout) {
        if (!timeout.isPositive() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new BadSettingException(
                    "playground.llm." + name, timeout, "longer than nothing and at most an hour, such as 20s");
        }
    }

    private static void check(String name, int number, int most) {
        BadSettingException.check("playground.llm." + name, number, 1, most);
    }

    private static void check(boolean good, String name, String problem) {
        if (!good) {
            throw new BadSettingException("playground.llm." + name + " " + problem + ".");
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
