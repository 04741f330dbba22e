package org.languageplayground.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Marks the scripts that stand in a page as ours, by a number that nobody can guess: whatever else gets into a page as text is not run (Content Security Policy Level 3, nonces). It
 * comes last, when all of them are there.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public class OwnScripts implements VaadinServiceInitListener {
    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final SecurityHeaders headers;

    /** Marks scripts for the policy of these headers. */
    public OwnScripts(SecurityHeaders headers) {
        this.headers = headers;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::mark);
    }

    private void mark(IndexHtmlResponse response) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        response.getDocument().getElementsByTag("script").attr("nonce", nonce);
        response.getVaadinResponse().setHeader(SecurityHeaders.POLICY_HEADER, headers.policy(nonce));
    }
}
