package org.languageplayground.search.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.languageplayground.search.reading.DocumentProblem.Reason;

class DocumentProblemTest {
    @ParameterizedTest
    @EnumSource
    void everyReasonIsToldInOneSentence(Reason reason) {
        assertThat(Told.of(DocumentException.over("a.txt", reason, 3))).matches("“a\\.txt” \\p{Ll}[^{}]*\\.");
    }
}
