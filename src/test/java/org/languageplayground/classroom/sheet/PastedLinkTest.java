package org.languageplayground.classroom.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedLinkTest {
    private static final URI HOME = URI.create("https://school.example:8443/teach/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://school.example:8443/teach/rag?k=3&query=a+b",
                "/teach/rag?k=3&query=a+b",
                "rag?k=3&query=a+b",
                "  rag?k=3&query=a+b  "
            })
    void aLinkOfThisSiteIsTakenApart(String text) {
        assertThat(PastedLink.read(text, HOME).link()).contains(new PastedLink("rag", "k=3&query=a+b"));
    }

    @Test
    void aLinkWithoutScenarioOpensTheFirstOne() {
        assertThat(PastedLink.read("lora", HOME).link()).contains(new PastedLink("lora", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "https://elsewhere.example/teach/rag, classroom.sheet.link.host",
        "http://school.example:8443/teach/rag, classroom.sheet.link.host",
        "https://school.example/teach/rag, classroom.sheet.link.host",
        "javascript:alert(1), classroom.sheet.link.host",
        "data:text/html;base64;x, classroom.sheet.link.host",
        "//elsewhere.example/teach/rag, classroom.sheet.link.host",
        "https://school.example:8443/teach/worksheet, classroom.sheet.link.chapter",
        "https://school.example:8443/teach/rag/more, classroom.sheet.link.chapter",
        "https://school.example:8443/rag2, classroom.sheet.link.chapter",
        "glossary, classroom.sheet.link.chapter",
        "'', classroom.sheet.link.chapter",
        "ht tp://[, classroom.sheet.link.none",
    })
    void anyOtherAddressIsRefusedWithItsReason(String text, String reason) {
        PastedLink.Read read = PastedLink.read(text, HOME);
        assertThat(read.link()).isEmpty();
        assertThat(read.problem())
                .hasValueSatisfying(problem -> assertThat(problem.key()).isEqualTo(reason));
    }
}
