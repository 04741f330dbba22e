package org.languageplayground.shell.metrics;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.AtomicInteger;
import org.languageplayground.shell.Sessions;
import org.springframework.stereotype.Component;

/** How many visitors there are, by their sessions, and how many tabs they have open. */
@Component
class VisitMetrics implements MeterBinder, VaadinServiceInitListener {
    private final Sessions sessions;
    private final AtomicInteger tabs = new AtomicInteger();

    VisitMetrics(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("playground.sessions", sessions, Sessions::count)
                .description("HTTP sessions, one for each browser")
                .register(registry);
        Gauge.builder("playground.tabs", tabs, AtomicInteger::get)
                .description("Open tabs (Vaadin UIs); one that was closed without a word counts for some minutes more")
                .register(registry);
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(begun -> {
            tabs.incrementAndGet();
            begun.getUI().addDetachListener(closed -> tabs.decrementAndGet());
        });
    }
}
