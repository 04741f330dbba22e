package org.languageplayground.shell.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.languageplayground.classroom.room.Rooms;
import org.springframework.stereotype.Component;

/** How many classes there are, and who sits in them; each node counts those that it holds, so that the sum of all nodes is right. */
@Component
class RoomMetrics implements MeterBinder {
    private final Rooms rooms;

    RoomMetrics(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("playground.rooms", rooms, Rooms::held)
                .description("Classes that this node holds")
                .register(registry);
        Gauge.builder("playground.rooms.students", rooms, Rooms::studentsHeld)
                .description("Students who have joined the classes that this node holds")
                .register(registry);
    }
}
