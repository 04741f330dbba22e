package org.languageplayground.shell.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.languageplayground.shell.Failure;
import org.springframework.stereotype.Component;

/** How often something went wrong before a student's eyes. */
@Component
class ErrorMetrics implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Failure failure : Failure.values()) {
            FunctionCounter.builder("playground.errors", failure, Failure::count)
                    .tag("where", failure.name().toLowerCase(Locale.ROOT))
                    .description("What went wrong and stands in the log with its reason")
                    .register(registry);
        }
    }
}
