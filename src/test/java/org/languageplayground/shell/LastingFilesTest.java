package org.languageplayground.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LastingFilesTest {

    /** How long a browser keeps what lies there, where Vaadin says the policy. */
    private static String kept(String path, String policy) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/teach" + path);
        request.setContextPath("/teach");
        MockHttpServletResponse response = new MockHttpServletResponse();
        new LastingFiles().doFilter(request, response, (asked, answer) -> ((HttpServletResponse) answer)
                .setHeader("Cache-Control", policy));
        return response.getHeader("Cache-Control");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/VAADIN/build/FlowClient-D2OX.js", "/VAADIN/static/push/vaadinPush-min.js"})
    void whatHasAHashInItsAddressIsKeptForGood(String path) throws ServletException, IOException {
        assertThat(kept(path, "max-age=3600")).isEqualTo("max-age=31536000, immutable");
    }

    @Test
    void theFontIsUsedWhileItIsAskedForAgain() throws ServletException, IOException {
        assertThat(kept("/aura/fonts/Sans.woff2", "max-age=3600")).contains("stale-while-revalidate");
    }

    @Test
    void whatIsNotToBeKeptIsNotKeptAndPagesAreLeftAlone() throws ServletException, IOException {
        assertThat(kept("/VAADIN/build/FlowClient-D2OX.js", "no-cache")).isEqualTo("no-cache");
        assertThat(kept("/attention", "max-age=3600")).isEqualTo("max-age=3600");
    }
}
