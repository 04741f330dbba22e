package org.languageplayground.shell.metrics;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** How many visitors there are, by their sessions, and how many tabs they have open. */
@Component
class VisitMetrics implements MeterBinder, HttpSessionListener, VaadinServiceInitListener {
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger tabs = new AtomicInteger();

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("playground.sessions", sessions, AtomicInteger::get)
                .description("HTTP sessions, one for each browser")
                .register(registry);
        Gauge.builder("playground.tabs", tabs, AtomicInteger::get)
                .description("Open tabs (Vaadin UIs); one that was closed without a word counts for some minutes more")
                .register(registry);
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        sessions.incrementAndGet();
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        sessions.decrementAndGet();
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(begun -> {
            tabs.incrementAndGet();
            begun.getUI().addDetachListener(closed -> tabs.decrementAndGet());
        });
    }
}
