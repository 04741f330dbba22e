package org.languageplayground.rag.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.StreamingChatModel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class LlmSettingsTest {
    private static final String KEY = "sk-settings-0123456789";

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(ConfiguredLlm.class);

    @Test
    void thereIsNoLlmUnlessOneIsConfigured() {
        context.withPropertyValues("playground.llm.model=tiny", "playground.llm.api-key=" + KEY)
                .run(started -> {
                    assertThat(started.getBean(ConfiguredLlm.class).available()).isFalse();
                    assertThat(started).doesNotHaveBean(StreamingChatModel.class);
                });
    }

    @Test
    void anAddressAndAModelAreEnough() {
        context.withPropertyValues("playground.llm.base-url=http://localhost:11434/v1/", "playground.llm.model=tiny")
                .run(started -> {
                    ConfiguredLlm llm = started.getBean(ConfiguredLlm.class);
                    assertThat(llm.available()).isTrue();
                    assertThat(llm.host()).isEqualTo("localhost:11434");
                    assertThat(llm.model()).isEqualTo("tiny");
                });
    }

    @Test
    void theEnvironmentConfiguresToo() {
        context.withInitializer(started -> started.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of(
                                        "PLAYGROUND_LLM_BASEURL",
                                        "https://llm.example.org/v1",
                                        "PLAYGROUND_LLM_APIKEY",
                                        KEY,
                                        "PLAYGROUND_LLM_MODEL",
                                        "tiny"))))
                .run(started -> {
                    assertThat(started.getBean(ConfiguredLlm.class).host()).isEqualTo("llm.example.org");
                    assertThat(started.getBean(LlmSettings.class).apiKey()).isEqualTo(KEY);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "base-url=localhost:11434/v1,base-url",
        "base-url=file:///etc/passwd,base-url",
        "base-url=http://,base-url",
        "base-url=http://a b/v1,base-url",
        "base-url=http://me:secret@localhost/v1,base-url",
        "base-url=http://localhost/v1?key=secret,base-url",
        "model= ,model",
        "first-token-timeout=0s,first-token-timeout",
        "idle-timeout=-1s,idle-timeout",
        "answer-tokens=0,answer-tokens",
        "questions-an-hour=-1,questions-an-hour"
    })
    void aMistakeIsNamedAtTheStartWithoutTheKey(String property, String name) {
        context.withPropertyValues(
                        "playground.llm.base-url=http://localhost/v1",
                        "playground.llm.model=tiny",
                        "playground.llm.api-key=" + KEY)
                .withPropertyValues("playground.llm." + property)
                .run(started -> {
                    StringWriter failure = new StringWriter();
                    started.getStartupFailure().printStackTrace(new PrintWriter(failure));
                    assertThat(failure.toString())
                            .contains("playground.llm." + name)
                            .doesNotContain(KEY);
                });
    }

    @Test
    void aKeyOverTwoLinesIsRefusedUnseen() {
        context.withPropertyValues(
                        "playground.llm.base-url=http://localhost/v1",
                        "playground.llm.model=tiny",
                        "playground.llm.api-key=" + KEY + "\r\nX-Other: 1")
                .run(started -> {
                    StringWriter failure = new StringWriter();
                    started.getStartupFailure().printStackTrace(new PrintWriter(failure));
                    assertThat(failure.toString())
                            .contains("playground.llm.api-key holds a character")
                            .doesNotContain(KEY);
                });
    }

    @Test
    void theKeyIsNotShownByToString() {
        context.withPropertyValues(
                        "playground.llm.base-url=http://localhost/v1",
                        "playground.llm.model=tiny",
                        "playground.llm.api-key=" + KEY)
                .run(started -> assertThat(started.getBean(LlmSettings.class).toString())
                        .contains("tiny")
                        .doesNotContain(KEY));
    }
}
