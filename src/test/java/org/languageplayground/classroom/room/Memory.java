package org.languageplayground.classroom.room;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.List;
import java.util.UUID;

/** The memory of a server that is alone, for tests. */
public final class Memory {
    private static final int PORT = 15_701;
    private static final HazelcastInstance ALONE =
            Hazelcast.newHazelcastInstance(Cluster.config(List.of(), "", "test-" + UUID.randomUUID(), PORT, ""));

    private Memory() {}

    /** The map in which they lie. */
    static IMap<String, String> map() {
        return ALONE.getMap(Cluster.ROOMS);
    }

    /** Rooms on it, shared by all tests of this process. */
    public static Rooms rooms() {
        return new Rooms(ALONE);
    }
}
