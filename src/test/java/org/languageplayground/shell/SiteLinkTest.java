package org.languageplayground.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteLinkTest {

    @Test
    void thereIsNoneUnlessItIsSet() {
        assertThat(new SiteLink("", "").link()).isEmpty();
    }

    @Test
    void textAndAddressMakeALink() {
        assertThat(new SiteLink("Our school", " https://school.example/page?x=1 ").link())
                .contains(new SiteLink.Link("Our school", "https://school.example/page?x=1"));
    }

    @Test
    void oneWithoutTheOtherIsRefused() {
        assertThatThrownBy(() -> new SiteLink("Our school", "")).hasMessageContaining("go together");
        assertThatThrownBy(() -> new SiteLink(" ", "https://school.example/")).hasMessageContaining("go together");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://school.example/",
                "school.example",
                "//school.example",
                "https:///path",
                "https://school example/",
                "mailto:a@school.example"
            })
    void anAddressThatIsNoWebPageIsRefusedInASentence(String address) {
        assertThatThrownBy(() -> new SiteLink("Our school", address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("playground.link-address is “" + address
                        + "”; it must be a whole address that begins with http:// or https://.");
    }

    @Test
    void whatNoFooterAndNoQrCodeHoldsIsRefused() {
        assertThatThrownBy(() -> new SiteLink("x".repeat(81), "https://school.example/"))
                .hasMessageContaining("81 characters");
        assertThatThrownBy(() -> new SiteLink("Our school", "https://school.example/" + "x".repeat(800)))
                .hasMessageContaining("QR code");
    }
}
