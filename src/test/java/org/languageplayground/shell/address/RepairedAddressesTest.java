package org.languageplayground.shell.address;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RepairedAddressesTest {
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    /** Whether the request went on to the page. */
    private boolean goesOn(String method, String path, String query) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setQueryString(query);
        MockFilterChain chain = new MockFilterChain();
        new RepairedAddresses().doFilter(request, response, chain);
        return chain.getRequest() != null;
    }

    @ParameterizedTest
    @CsvSource({"GET, /attention", "HEAD, /teach/attention", "GET, //elsewhere.example"})
    void aReaderIsSentToTheRepairedQueryOfTheSamePath(String method, String path) throws ServletException, IOException {
        assertThat(goesOn(method, path, "s=100%&layer=2")).isFalse();
        assertThat(response.getStatus()).isEqualTo(302);
        assertThat(response.getHeader("Location")).isEqualTo("?s=100%25&layer=2");
    }

    @Test
    void whoWritesIsRefused() throws ServletException, IOException {
        assertThat(goesOn("POST", "/attention", "s=%")).isFalse();
        assertThat(response.getStatus()).isEqualTo(400);
    }

    @Test
    void aDamagedPathIsRefused() throws ServletException, IOException {
        assertThat(goesOn("GET", "/attention;x=%", null)).isFalse();
        assertThat(response.getStatus()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"GET, s=100%25", "POST, v-r=uidl", "GET, null"},
            nullValues = "null")
    void whatIsWholeGoesOn(String method, String query) throws ServletException, IOException {
        assertThat(goesOn(method, "/attention", query)).isTrue();
    }
}
