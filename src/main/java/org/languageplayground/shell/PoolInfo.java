package org.languageplayground.shell;

import java.util.Map;
import org.languageplayground.compute.WorkerPool;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/** Says in the actuator's info how many long computations are under way, and how many wait. */
@Component
public class PoolInfo implements InfoContributor {
    private final WorkerPool pool;

    public PoolInfo(WorkerPool pool) {
        this.pool = pool;
    }

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail("jobs", Map.of("underWay", pool.underWay(), "waiting", pool.waiting()));
    }
}
