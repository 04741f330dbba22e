package org.languageplayground.shell.address;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends a browser whose query is damaged to the repaired one, before anybody tries to read it: the page opens, and has in it what was meant. What cannot be meant (a path, a
 * request that writes) is refused.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RepairedAddresses extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = Objects.requireNonNullElse(request.getQueryString(), "");
        String repaired = Escapes.repaired(query);
        boolean reads = READING.contains(request.getMethod());
        if (Escapes.areDamaged(request.getRequestURI()) || !query.equals(repaired) && !reads) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else if (!query.equals(repaired)) {
            // A query alone keeps host and path, whatever a proxy made of them.
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", "?" + repaired);
        } else {
            chain.doFilter(request, response);
        }
    }
}
