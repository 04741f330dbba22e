package org.languageplayground.shell.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.languageplayground.compute.Frames;
import org.languageplayground.compute.PoolTimes;
import org.languageplayground.compute.WorkerPool;
import org.springframework.stereotype.Component;

/** How the long computations get on: who waits, for how long, and what the threads do. */
@Component
class PoolMetrics implements MeterBinder {
    private final WorkerPool pool;

    PoolMetrics(WorkerPool pool) {
        this.pool = pool;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "playground.runs.underway", "Runs that have begun and are not over", WorkerPool::underWay);
        gauge(registry, "playground.runs.waiting", "Runs that wait for room", WorkerPool::waiting);
        gauge(registry, "playground.workers", "Threads for runs", WorkerPool::threads);
        gauge(registry, "playground.workers.dead", "Threads that have died", WorkerPool::dead);
        gauge(registry, "playground.workers.stuck", "Threads in one step for a minute", WorkerPool::stuck);
        PoolTimes times = pool.times();
        FunctionTimer.builder(
                        "playground.runs.queue", times, PoolTimes::begun, PoolTimes::queueNanos, TimeUnit.NANOSECONDS)
                .description("How long runs waited before they began")
                .register(registry);
        FunctionTimer.builder(
                        "playground.runs.compute",
                        times,
                        PoolTimes::turns,
                        PoolTimes::computeNanos,
                        TimeUnit.NANOSECONDS)
                .description("How long threads computed, turn by turn")
                .register(registry);
        FunctionCounter.builder("playground.runs.failed", times, PoolTimes::failed)
                .description("Runs that went wrong; not those that were refused memory")
                .register(registry);
        FunctionCounter.builder("playground.frames", pool, any -> Frames.shown())
                .description("Frames of what changes fast, each shown to one tab")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<WorkerPool> value) {
        Gauge.builder(name, pool, value).description(description).register(registry);
    }
}
