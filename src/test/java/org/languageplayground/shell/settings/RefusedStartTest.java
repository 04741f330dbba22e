package org.languageplayground.shell.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.languageplayground.Application;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTest {
    private static final String KEY = "sk-start-0123456789";

    @Test
    void theLogHasOneLineForWhatIsWrongAndNoStackTrace(CapturedOutput output) {
        assertThatThrownBy(() -> SpringApplication.run(
                        Application.class, "--playground.worker-threads=many", "--playground.llm.api-kye=" + KEY))
                .isInstanceOf(WrongSettingsException.class);
        assertThat(output.getAll().lines())
                .containsOnlyOnce("playground.worker-threads is “many”; it must be a whole number.")
                .containsOnlyOnce("playground.llm.api-kye is no setting; did you mean playground.llm.api-key?");
        assertThat(output).doesNotContain("\tat ", "Exception", KEY);
    }
}
