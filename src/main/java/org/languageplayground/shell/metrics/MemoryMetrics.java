package org.languageplayground.shell.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.TraceCache;
import org.springframework.stereotype.Component;

/** How much memory is granted, and how often the cache of forward passes had what was asked for. */
@Component
class MemoryMetrics implements MeterBinder {
    private final ServerMemory memory;
    private final TraceCache cache;

    MemoryMetrics(ServerMemory memory, TraceCache cache) {
        this.memory = memory;
        this.cache = cache;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("playground.memory.granted", memory, ServerMemory::granted)
                .baseUnit(BaseUnits.BYTES)
                .description("Memory granted to runs, kept results, uploads and indexes")
                .register(registry);
        Gauge.builder("playground.memory.limit", memory, ServerMemory::total)
                .baseUnit(BaseUnits.BYTES)
                .description("How much can be granted")
                .register(registry);
        asked(registry, "hit", TraceCache::hits);
        asked(registry, "miss", TraceCache::misses);
    }

    private void asked(MeterRegistry registry, String result, ToDoubleFunction<TraceCache> count) {
        FunctionCounter.builder("playground.trace.cache.gets", cache, count)
                .tag("result", result)
                .description("Forward passes that were asked for: hit where it was there already, or being made")
                .register(registry);
    }
}
