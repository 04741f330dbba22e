package org.languageplayground.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets browsers keep what never changes under its address, since its name or its query holds a hash, and use other files of the
 * look at once while they ask whether there are newer ones. Vaadin lets both be kept for an hour only: in the next lesson each
 * of them would cost a way to the server and back.
 */
@Component
public class LastingFiles extends OncePerRequestFilter {
    private static final String KEPT_AN_HOUR = "max-age=3600";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return policy(RequestPath.of(request)) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String policy = policy(RequestPath.of(request));
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void setHeader(String name, String value) {
                boolean anHour = name.equals("Cache-Control") && value.equals(KEPT_AN_HOUR);
                super.setHeader(name, anHour ? policy : value);
            }
        });
    }

    private static String policy(String path) {
        if (path.startsWith("/VAADIN/build/") || path.startsWith("/VAADIN/static/push/")) {
            return "max-age=31536000, immutable";
        }
        if (path.startsWith("/aura/fonts/") || path.equals("/icon.svg")) {
            return "max-age=3600, stale-while-revalidate=31536000";
        }
        return null;
    }
}
