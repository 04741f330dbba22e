package org.languageplayground.transformer.folder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.languageplayground.ui.PageText;
import org.languageplayground.ui.Texts;

class AdapterProblemTest {
    @ParameterizedTest
    @EnumSource
    void thePageSaysInEnglishWhatTheLogSays(AdapterProblem problem) {
        ModelFolderException broken = new ModelFolderException("a.json", problem, "one", "two", "three", "four");
        assertThat(Texts.ENGLISH.get(
                        "lora.adapter.wrong." + PageText.key(problem),
                        broken.told().orElseThrow().details()))
                .isEqualTo(broken.getMessage());
    }
}
