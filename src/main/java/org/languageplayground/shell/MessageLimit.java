package org.languageplayground.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses messages of a page that are too long to be ones, before a byte of them is read: the framework keeps the whole of a message in memory. Files come another way, with limits
 * of their own.
 */
@Component
public class MessageLimit extends OncePerRequestFilter {
    /** Twenty times the longest text that a field takes, each character in six bytes as JSON may write it. */
    static final long MOST_BYTES = 4L << 20;

    private static final String MESSAGE = "v-r=";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean reads = request.getMethod().equals("GET");
        return reads
                || !Objects.requireNonNullElse(request.getQueryString(), "").contains(MESSAGE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long bytes = request.getContentLengthLong();
        if (bytes < 0) {
            response.sendError(HttpStatus.LENGTH_REQUIRED.value());
        } else if (bytes > MOST_BYTES) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
        } else {
            chain.doFilter(request, response);
        }
    }
}
