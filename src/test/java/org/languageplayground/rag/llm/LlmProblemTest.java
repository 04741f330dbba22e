package org.languageplayground.rag.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.languageplayground.rag.llm.LlmProblem.Kind;

class LlmProblemTest {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("vaadin-i18n/translations", Locale.ROOT);

    @ParameterizedTest
    @EnumSource
    void everyProblemIsOneSentenceOrTwo(Kind kind) {
        assertThat(sentence(new LlmProblem(kind, false, List.of("7", 5))))
                .endsWith(".")
                .contains("7");
    }

    @Test
    void aMinuteIsOne() {
        assertThat(sentence(new LlmProblem(Kind.SESSION, false, List.of(20, 1L))))
                .endsWith("free in one minute.");
        assertThat(sentence(new LlmProblem(Kind.SESSION, false, List.of(20, 2L))))
                .endsWith("free in 2 minutes.");
    }

    private static String sentence(LlmProblem problem) {
        return new MessageFormat(TEXTS.getString(problem.key()), Locale.ENGLISH)
                .format(problem.arguments().toArray());
    }
}
