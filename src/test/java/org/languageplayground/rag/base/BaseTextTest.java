package org.languageplayground.rag.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseTextTest {
    private final BaseText text = new BaseText((key, arguments) -> key, () -> Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource({"-1e-17, 0.000000", "-0.0, 0.000000", "-4.9e-7, 0.000000", "-0.25, −0.250000", "1, 1.000000"})
    void whatIsWrittenAsZeroHasNoSign(double value, String written) {
        assertThat(text.signed(value, 6)).isEqualTo(written);
    }
}
