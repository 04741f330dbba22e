package org.languageplayground.shell;

import org.languageplayground.compute.WorkerPool;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells the actuator's health of a pool whose threads have died, or have all been in one step for so long that none may end. */
@Component("pool")
public class PoolHealth implements HealthIndicator {
    private final WorkerPool pool;

    public PoolHealth(WorkerPool pool) {
        this.pool = pool;
    }

    @Override
    public Health health() {
        int dead = pool.dead();
        int stuck = pool.stuck();
        Health.Builder health = dead > 0 || stuck == pool.threads() ? Health.down() : Health.up();
        return health.withDetail("threads", pool.threads())
                .withDetail("dead", dead)
                .withDetail("stuck", stuck)
                .build();
    }
}
