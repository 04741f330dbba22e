package org.languageplayground.shell.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.compute.ComputeSettings;
import org.languageplayground.rag.llm.LlmSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingsCheckTest {
    private static final String KEY = "sk-check-0123456789";

    private final StandardEnvironment environment = new StandardEnvironment();

    private void properties(Map<String, Object> properties) {
        sources().addLast(new MapPropertySource("commandLineArgs", new HashMap<>(properties)));
    }

    private void variables(Map<String, Object> variables) {
        sources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables)));
    }

    private MutablePropertySources sources() {
        return environment.getPropertySources();
    }

    private void check() {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.setEnvironment(environment);
            new SettingsCheck().initialize(context);
        }
    }

    private <T> T bound(String prefix, Class<T> settings) {
        return Binder.get(environment).bindOrCreate(prefix, settings);
    }

    @Test
    void nothingSetIsNothingWrong() {
        check();
        assertThat(bound("playground", ComputeSettings.class)).isEqualTo(new ComputeSettings(0, 40, 0, 0, 128));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "playground.worker-threads | abc | playground.worker-threads is “abc”; it must be a whole number.",
                "playground.worker-threads | 1.5 | playground.worker-threads is “1.5”; it must be a whole number.",
                "playground.worker-threads | -1 | playground.worker-threads is “-1”; it must be a whole number from 0 to 1,024.",
                "playground.jobs-at-once | 0 | playground.jobs-at-once is “0”; it must be a whole number from 1 to 10,000.",
                "playground.jobs-at-once | 99999999999 | playground.jobs-at-once is “99999999999”; it must be a whole number.",
                "playground.uploads | maybe | playground.uploads is “maybe”; it must be true or false.",
                "playground.cluster.port | 70000 | playground.cluster.port is “70000”; it must be a whole number from 1 to 65,535.",
                "playground.cluster.route | a.b | playground.cluster.route is “a.b”; it must be made of letters, digits, - and _.",
                "playground.cluster.name | '' | playground.cluster.name is “”; it must be a name, alike on all nodes.",
                "playground.llm.idle-timeout | soon | playground.llm.idle-timeout is “soon”; it must be a time such as 20s or 2m.",
                "playground.llm.idle-timeout | 0s | playground.llm.idle-timeout is “PT0S”; it must be longer than nothing and at most an hour, such as 20s.",
                "playground.frame-ancestors | *; script-src * | playground.frame-ancestors is “*; script-src *”; it must be 'self', 'none' or sites such as https://lms.school.example, separated by spaces.",
                "playground.frame-ancestors | '' | playground.frame-ancestors is “”; it must be 'self', 'none' or sites such as https://lms.school.example, separated by spaces.",
            })
    void aWrongValueIsNamedWithWhatIsAllowed(String name, String value, String sentence) {
        properties(Map.of(name, value));
        assertThatThrownBy(this::check)
                .isInstanceOf(WrongSettingsException.class)
                .hasMessage(sentence);
    }

    @Test
    void whatExcludesEachOtherIsNamedTogether() {
        properties(Map.of("playground.cluster.members", "a,b", "playground.cluster.kubernetes-service", "nodes"));
        assertThatThrownBy(this::check)
                .hasMessage(
                        "playground.cluster.members is “a,b” and playground.cluster.kubernetes-service is “nodes”; only one of them may be set.");
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        properties(
                Map.of("playground.jobs-at-once", "0", "playground.link-text", "x", "playground.nothing-like-it", "1"));
        assertThatThrownBy(this::check).satisfies(e -> assertThat(e.getMessage().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("playground.jobs-at-once is"))
                .anyMatch(line -> line.startsWith("playground.link-text is “x”"))
                .anyMatch(line -> line.startsWith("playground.nothing-like-it is no setting")));
    }

    @ParameterizedTest
    @CsvSource({
        "playground.worker-thread, playground.worker-threads",
        "playground.job-at-once, playground.jobs-at-once",
        "playground.workersThreads, playground.worker-threads",
        "playground.llm.api-kye, playground.llm.api-key",
        "playground.llm-base-urls, playground.llm.base-url",
        "playground.cluster.member, playground.cluster.members"
    })
    void anUnknownNameIsToldWithTheNearestThatThereIs(String wrong, String right) {
        properties(Map.of(wrong, KEY));
        assertThatThrownBy(this::check)
                .hasMessage(wrong + " is no setting; did you mean " + right + "?")
                .hasMessageNotContaining(KEY);
    }

    @Test
    void whereNothingIsNearTheListIsNamed() {
        properties(Map.of("playground.colour-of-the-roof", "red"));
        assertThatThrownBy(this::check)
                .hasMessage("playground.colour-of-the-roof is no setting; docs/admin.md lists all.");
    }

    @Test
    void anUnknownVariableIsToldAsTheEnvironmentHasIt() {
        variables(Map.of("PLAYGROUND_LLM_APIKEYS", KEY));
        assertThatThrownBy(this::check)
                .hasMessage("PLAYGROUND_LLM_APIKEYS is no setting; did you mean PLAYGROUND_LLM_APIKEY?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PLAYGROUND_LLM_APIKEY",
                "PLAYGROUND_LLM_API_KEY",
                "playground_llm_apikey",
                "playground.llm.api-key"
            })
    void aVariableThatPassesIsOneThatSetsSomething(String variable) {
        variables(Map.of(variable, KEY));
        check();
        assertThat(bound("playground.llm", LlmSettings.class).apiKey()).isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "playground.jobs-at-once",
                "playground.jobsAtOnce",
                "playground.jobs_at_once",
                "playground.JOBS-AT-ONCE",
                "playground.jobsatonce"
            })
    void aNamePassesHoweverItsWordsAreJoinedAndSetsSomething(String name) {
        properties(Map.of(name, "7"));
        check();
        assertThat(bound("playground", ComputeSettings.class).jobsAtOnce()).isEqualTo(7);
    }

    @Test
    void whatKubernetesTellsOfServicesIsNoSetting() {
        variables(Map.of(
                "PLAYGROUND_SERVICE_HOST", "10.0.0.7",
                "PLAYGROUND_SERVICE_PORT", "8080",
                "PLAYGROUND_SERVICE_PORT_HTTP", "8080",
                "PLAYGROUND_PORT", "tcp://10.0.0.7:8080",
                "PLAYGROUND_PORT_8080_TCP", "tcp://10.0.0.7:8080",
                "PLAYGROUND_PORT_8080_TCP_PROTO", "tcp",
                "PLAYGROUND_PORT_8080_TCP_PORT", "8080",
                "PLAYGROUND_NODES_PORT_8080_TCP_ADDR", "10.0.0.7"));
        check();
        variables(Map.of("PLAYGROUND_PORT", "9000"));
        assertThatThrownBy(this::check).hasMessageStartingWith("PLAYGROUND_PORT is no setting");
    }

    @Test
    void theKeyIsNotTold() {
        properties(Map.of("playground.llm.api-key", KEY + " x", "playground.llm.base-url", "http://me:" + KEY + "@x/"));
        assertThatThrownBy(this::check)
                .hasMessageStartingWith("playground.llm.base-url must hold no password")
                .hasMessageNotContaining(KEY);
        sources().remove("commandLineArgs");
        properties(Map.of("playground.llm.api-key", KEY + " x"));
        assertThatThrownBy(this::check).hasMessage("playground.llm.api-key holds a character that no key can hold.");
    }

    @Test
    void otherNamesAreNoneOfOurs() {
        properties(Map.of("server.port", "1", "play.ground", "1", "playgrounds", "1"));
        variables(Map.of("PATH", "x", "PLAYGROUNDS", "1"));
        check();
    }
}
