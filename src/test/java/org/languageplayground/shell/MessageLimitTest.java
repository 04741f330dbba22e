package org.languageplayground.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class MessageLimitTest {

    /** The status of a message that says to be so long. */
    private static int answered(String method, String query, long bytes) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/") {
            @Override
            public long getContentLengthLong() {
                return bytes;
            }
        };
        request.setQueryString(query);
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        new MessageLimit().doFilter(request, response, chain);
        assertThat(chain.getRequest() != null).isEqualTo(response.getStatus() == 200);
        return response.getStatus();
    }

    @ParameterizedTest
    @CsvSource({"0, 200", "100, 200", "4194304, 200", "4194305, 413", "1099511627776, 413", "-1, 411"})
    void aMessageOfAPageIsTakenUpToTheLimit(long bytes, int status) throws ServletException, IOException {
        assertThat(answered("POST", "v-r=uidl&v-uiId=0", bytes)).isEqualTo(status);
    }

    @Test
    void theLimitIsThatOfMessagesOnly() throws ServletException, IOException {
        assertThat(answered("POST", null, MessageLimit.MOST_BYTES + 1)).isEqualTo(200);
        assertThat(answered("GET", "v-r=init", -1)).isEqualTo(200);
    }
}
