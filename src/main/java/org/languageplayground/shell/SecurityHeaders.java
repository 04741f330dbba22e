package org.languageplayground.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says to browsers that nothing is loaded from elsewhere, that no address leaves with a referrer (sentences stand in ours), and
 * which sites may frame the pages.
 */
@Component
public class SecurityHeaders extends OncePerRequestFilter {
    /** The header that holds the policy. */
    static final String POLICY_HEADER = "Content-Security-Policy";

    private static final Logger LOG = LoggerFactory.getLogger(SecurityHeaders.class);
    private static final Set<String> NOBODY_ELSE = Set.of("'self'", "'none'");

    private static final String POLICY =
            "default-src 'self'; script-src 'self' 'unsafe-eval'%s; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss: data:;"
                    + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors %s";

    private final String frameAncestors;

    /**
     * Headers for the sites that may frame the pages.
     *
     * @param partitioned whether browsers are told to keep the session's cookie for a frame of another site
     */
    public SecurityHeaders(
            FrameSettings frames, @Value("${server.servlet.session.cookie.partitioned:false}") boolean partitioned) {
        String frameAncestors = frames.frameAncestors();
        if (!NOBODY_ELSE.contains(frameAncestors) && !partitioned) {
            LOG.warn(
                    "Pages may be framed by {}. Where that is another site than this one, browsers send no session cookie, and the frame loads again and again, unless"
                            + " server.servlet.session.cookie.same-site=none, .secure=true and .partitioned=true are set, which need https.",
                    frameAncestors);
        }
        this.frameAncestors = frameAncestors;
    }

    /**
     * The policy of an answer whose own scripts, those that stand in it, may run as well.
     *
     * @param nonce which they bear; it is made anew for each answer
     */
    String policy(String nonce) {
        return POLICY.formatted(" 'nonce-" + nonce + "'", frameAncestors);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(POLICY_HEADER, POLICY.formatted("", frameAncestors));
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        chain.doFilter(request, response);
    }
}
