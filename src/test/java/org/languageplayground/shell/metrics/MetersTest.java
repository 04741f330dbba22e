package org.languageplayground.shell.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.UIInitListener;
import com.vaadin.flow.server.VaadinService;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.languageplayground.compute.MemoryBudget;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.compute.Work;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.shell.Sessions;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;

/** Each meter shows what it is named after. */
@Timeout(60)
class MetersTest {
    private static final MemoryBudget MEMORY = new MemoryBudget(0);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    /** A work of one step. */
    private record Once(Callable<?> act) implements Work<Void, Void> {
        @Override
        public boolean step() throws Exception {
            act.call();
            return false;
        }

        @Override
        public Void progress() {
            return null;
        }

        @Override
        public Void outcome() {
            return null;
        }
    }

    @Test
    void runsAreCountedWhereTheyStand() throws InterruptedException {
        try (WorkerPool pool = new WorkerPool(2, 1)) {
            new PoolMetrics(pool).bindTo(registry);
            CountDownLatch go = new CountDownLatch(1);
            Run<?, ?> first = pool.submit(
                    "a",
                    MEMORY,
                    new Once(() -> {
                        go.await();
                        return null;
                    }),
                    () -> {});
            Run<?, ?> second = pool.submit("b", MEMORY, new Once(() -> null), () -> {});
            Run<?, ?> third = pool.submit(
                    "c",
                    MEMORY,
                    new Once(() -> {
                        throw new IllegalStateException("broken on purpose");
                    }),
                    () -> {});
            assertThat(gauge("playground.runs.underway")).isEqualTo(1);
            assertThat(gauge("playground.runs.waiting")).isEqualTo(2);
            assertThat(gauge("playground.workers")).isEqualTo(2);
            assertThat(gauge("playground.workers.dead")).isZero();
            assertThat(gauge("playground.workers.stuck")).isZero();
            go.countDown();
            for (Run<?, ?> run : new Run<?, ?>[] {first, second, third}) {
                assertThat(run.await(60_000)).isTrue();
            }
            assertThat(gauge("playground.runs.waiting")).isZero();
            assertThat(registry.get("playground.runs.queue").functionTimer().count())
                    .isEqualTo(3);
            assertThat(registry.get("playground.runs.compute").functionTimer().count())
                    .isEqualTo(3);
            assertThat(registry.get("playground.runs.failed").functionCounter().count())
                    .isEqualTo(1);
            pool.close();
            while (pool.dead() < 2) {
                Thread.sleep(10);
            }
            assertThat(gauge("playground.workers.dead")).isEqualTo(2);
        }
    }

    @Test
    void memoryIsShownInBytes() {
        ServerMemory memory = new ServerMemory(8, 2);
        new MemoryMetrics(memory, new TraceCache(1)).bindTo(registry);
        assertThat(gauge("playground.memory.granted")).isZero();
        memory.shared().grant(1_000);
        memory.session().grant(500);
        assertThat(gauge("playground.memory.granted")).isEqualTo(1_500);
        assertThat(gauge("playground.memory.limit")).isEqualTo(8 << 20);
    }

    @Test
    void sessionsAndTabsComeAndGo() {
        Sessions sessions = new Sessions();
        VisitMetrics visits = new VisitMetrics(sessions);
        visits.bindTo(registry);
        sessions.sessionCreated(null);
        sessions.sessionCreated(null);
        sessions.sessionDestroyed(null);
        assertThat(gauge("playground.sessions")).isEqualTo(1);

        VaadinService service = Mockito.mock(VaadinService.class);
        visits.serviceInit(new ServiceInitEvent(service));
        ArgumentCaptor<UIInitListener> listener = ArgumentCaptor.forClass(UIInitListener.class);
        Mockito.verify(service).addUIInitListener(listener.capture());
        UI tab = new UI();
        listener.getValue().uiInit(new UIInitEvent(tab, service));
        listener.getValue().uiInit(new UIInitEvent(new UI(), service));
        assertThat(gauge("playground.tabs")).isEqualTo(2);
        ComponentUtil.onComponentDetach(tab);
        assertThat(gauge("playground.tabs")).isEqualTo(1);
    }
}
