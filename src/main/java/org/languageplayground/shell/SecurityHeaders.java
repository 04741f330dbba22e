package org.languageplayground.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says to browsers that nothing is loaded from elsewhere, that no address leaves with a referrer (sentences stand in ours), and
 * which sites may frame the pages.
 */
@Component
public class SecurityHeaders extends OncePerRequestFilter {
    private final String policy;

    /** {@code playground.frame-ancestors} lists the sites that may show these pages in a frame, in the form of the CSP. */
    public SecurityHeaders(@Value("${playground.frame-ancestors:'self'}") String frameAncestors) {
        policy =
                "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
                        + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss: data:;"
                        + " object-src 'none'; base-uri 'self'; frame-ancestors " + frameAncestors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        chain.doFilter(request, response);
    }
}
