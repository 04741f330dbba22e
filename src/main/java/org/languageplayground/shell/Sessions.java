package org.languageplayground.shell;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** How many visitors there are, by their sessions. */
@Component
public class Sessions implements HttpSessionListener {
    private final AtomicInteger count = new AtomicInteger();

    /** One for each browser, until it has been silent for too long. */
    public int count() {
        return count.get();
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        count.incrementAndGet();
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        count.decrementAndGet();
    }
}
