package org.languageplayground.shell.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de|Diese Adresse lässt sich nicht lesen",
                "pt, es-MX;q=0.8, en;q=0.5|Esta dirección no se puede leer",
                "fr-CA|Cette adresse est illisible",
                "zh-Hans-CN|无法读取这个地址",
                "pt|This address cannot be read"
            })
    void isInTheReadersLanguage(String wished, String title) {
        assertThat(ErrorPage.of(400, Optional.of(wished), "")).contains("<h1>" + title + "</h1>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "%", "de;q=x", "<script>"})
    void aWishThatIsNoneIsEnglish(String wished) {
        assertThat(ErrorPage.of(414, Optional.of(wished), "")).contains("This address cannot be read", "lang=\"en\"");
    }

    @ParameterizedTest
    @CsvSource({"404, This page does not exist", "500, Something went wrong", "503, The server is full"})
    void saysWhatHappened(int status, String title) {
        assertThat(ErrorPage.of(status, Optional.empty(), "")).contains("<title>" + title + "</title>");
    }

    @Test
    void leadsHomeWhereverTheApplicationBegins() {
        assertThat(ErrorPage.of(400, Optional.empty(), "/teach")).contains("href=\"/teach/\"");
        assertThat(ErrorPage.of(400, Optional.empty(), "")).contains("href=\"/\"");
        assertThat(ErrorPage.of(400, Optional.empty(), "/\"><script>")).doesNotContain("<script>");
    }
}
