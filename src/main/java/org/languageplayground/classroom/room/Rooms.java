package org.languageplayground.classroom.room;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryEvictedListener;
import com.hazelcast.map.listener.EntryExpiredListener;
import com.hazelcast.map.listener.EntryMergedListener;
import com.hazelcast.map.listener.EntryRemovedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.languageplayground.ui.chapter.Taught;
import org.springframework.stereotype.Service;

/**
 * All rooms, of this node and of those that it is joined with. Each act takes a room alone, checks who asks for it, and leaves the next one; whoever watches
 * the room, on any node, is told. Nothing of a room is left once it has ended, or nobody has done anything in it for four hours.
 */
@Service
public class Rooms {
    static final int MOST_ROOMS = 1_000;

    private final IMap<String, String> rooms;
    private final Map<String, List<Consumer<Optional<Room>>>> watchers = new ConcurrentHashMap<>();

    /** Rooms in that memory. */
    public Rooms(HazelcastInstance memory) {
        rooms = memory.getMap(Cluster.ROOMS);
        rooms.addEntryListener(new Telling(), true);
        memory.getCluster().addMembershipListener(new Losing());
    }

    /**
     * Opens a room, and takes the lead.
     *
     * @throws RefusedException if there are as many as there may be
     */
    public Lead open() {
        if (rooms.size() >= MOST_ROOMS) {
            throw new RefusedException("class.refused.rooms", MOST_ROOMS);
        }
        String key = Secret.random();
        while (true) {
            Room room = Room.opened(RoomCode.random(), Secret.fingerprint(key));
            if (rooms.putIfAbsent(room.code(), RoomFormat.write(room)) == null) {
                return new Lead(room.code(), key, room.term());
            }
        }
    }

    /** How many rooms this node holds; each is held by one node. */
    public int held() {
        return rooms.localKeySet().size();
    }

    /** How many students have joined the rooms that this node holds. To look does not make a room last. */
    public int studentsHeld() {
        return rooms.localKeySet().stream()
                .map(rooms::getEntryView)
                .filter(Objects::nonNull)
                .mapToInt(view ->
                        RoomFormat.read(view.getValue()).roll().students().size())
                .sum();
    }

    /** The room with that code, if there is one. */
    public Optional<Room> find(String code) {
        return Optional.ofNullable(rooms.get(code)).map(RoomFormat::read);
    }

    /**
     * Takes the lead with the teacher's key: who had it before has it no longer.
     *
     * @throws RefusedException if there is no such room, or it is not its key
     */
    public Lead claim(String code, String key) {
        Room room = change(code, before -> {
            check(key, before);
            return before.claimed();
        });
        return new Lead(code, key, room.term());
    }

    /**
     * Does something that the teacher alone may do.
     *
     * @throws RefusedException if the lead is over or the key wrong, or the room refuses it
     */
    public void lead(Lead lead, UnaryOperator<Room> act) {
        change(lead.code(), before -> {
            check(lead, before);
            Room after = act.apply(before);
            return after.equals(before) ? before : after.next();
        });
    }

    /**
     * Ends a room: nothing of it is kept.
     *
     * @throws RefusedException if the lead is over or the key wrong
     */
    public void end(Lead lead) {
        rooms.lock(lead.code());
        try {
            check(lead, get(lead.code()));
            rooms.remove(lead.code());
        } finally {
            rooms.unlock(lead.code());
        }
    }

    private static void check(Lead lead, Room room) {
        check(lead.key(), room);
        if (lead.term() != room.term()) {
            throw new RefusedException("class.refused.term");
        }
    }

    private static void check(String key, Room room) {
        if (!Secret.fits(key, room.key())) {
            throw new RefusedException("class.refused.key");
        }
    }

    /**
     * Comes in, or comes back.
     *
     * @param seat the student's own secret
     * @throws RefusedException if there is no such room, it is full, or the student was sent out
     */
    public Student join(String code, String seat, StudentName name) {
        String id = Secret.fingerprint(seat);
        Room room = change(code, before -> before.with(before.roll().joined(id, name)));
        return room.roll().student(id).orElseThrow();
    }

    /** The student who has that seat. */
    public Optional<Student> seated(Room room, String seat) {
        return room.roll().student(Secret.fingerprint(seat));
    }

    /** Goes out; the seat may be taken again. */
    public void leave(String code, String seat) {
        String id = Secret.fingerprint(seat);
        change(code, before -> before.with(before.roll().without(id)));
    }

    /**
     * Answers the present question.
     *
     * @throws RefusedException if nothing is asked, it is no answer to it, or nobody sits there
     */
    public void vote(String code, String seat, String answer) {
        act(code, seat, (room, id) -> room.voted(id, answer));
    }

    /** Tells what a student's fine-tuning came to. */
    public void taught(String code, String seat, Taught result) {
        act(code, seat, (room, id) -> room.with(room.roll().taught(id, result)));
    }

    /** Puts a scenario on the board. */
    public void share(String code, String seat, String note, String scenario) {
        act(code, seat, (room, id) -> room.shared(new Shared(id, note.strip(), scenario)));
    }

    /** Something that a student does in a room. */
    private interface Act {
        Room of(Room room, String id);
    }

    private void act(String code, String seat, Act act) {
        String id = Secret.fingerprint(seat);
        change(code, before -> {
            if (before.roll().student(id).isEmpty()) {
                throw new RefusedException("class.refused.seat");
            }
            return act.of(before, id);
        });
    }

    private Room change(String code, UnaryOperator<Room> act) {
        rooms.lock(code);
        try {
            Room before = get(code);
            Room after = act.apply(before);
            if (after.equals(before)) {
                return before;
            }
            rooms.set(code, RoomFormat.write(after));
            return after;
        } finally {
            rooms.unlock(code);
        }
    }

    /**
     * The room with that code.
     *
     * @throws RefusedException if there is none any more
     */
    public Room get(String code) {
        return find(code).orElseThrow(() -> new RefusedException("class.refused.gone"));
    }

    /**
     * Calls back from any thread whenever a room has changed, with nothing once it is gone.
     *
     * @param watcher must be quick
     * @return what ends it
     */
    public Runnable watch(String code, Consumer<Optional<Room>> watcher) {
        watchers.computeIfAbsent(code, key -> new CopyOnWriteArrayList<>()).add(watcher);
        return () -> watchers.computeIfPresent(code, (key, all) -> {
            all.remove(watcher);
            return all.isEmpty() ? null : all;
        });
    }

    private void tell(String code, Optional<Room> room) {
        watchers.getOrDefault(code, List.of()).forEach(watcher -> watcher.accept(room));
    }

    /** A node that goes may have changed rooms without telling any more, so all that are watched here are told of again. */
    private final class Losing implements MembershipListener {

        @Override
        public void memberAdded(MembershipEvent event) {
            // takes nothing with it
        }

        @Override
        public void memberRemoved(MembershipEvent event) {
            watchers.keySet()
                    .forEach(code -> rooms.submitToKey(code, new Echo()).thenAccept(there -> {
                        if (!there) {
                            tell(code, Optional.empty());
                        }
                    }));
        }
    }

    /** Hears of changes on all nodes. */
    private final class Telling
            implements EntryAddedListener<String, String>,
                    EntryUpdatedListener<String, String>,
                    EntryMergedListener<String, String>,
                    EntryRemovedListener<String, String>,
                    EntryEvictedListener<String, String>,
                    EntryExpiredListener<String, String> {

        @Override
        public void entryAdded(EntryEvent<String, String> event) {
            changed(event);
        }

        @Override
        public void entryUpdated(EntryEvent<String, String> event) {
            changed(event);
        }

        @Override
        public void entryMerged(EntryEvent<String, String> event) {
            changed(event);
        }

        @Override
        public void entryRemoved(EntryEvent<String, String> event) {
            tell(event.getKey(), Optional.empty());
        }

        @Override
        public void entryEvicted(EntryEvent<String, String> event) {
            tell(event.getKey(), Optional.empty());
        }

        @Override
        public void entryExpired(EntryEvent<String, String> event) {
            tell(event.getKey(), Optional.empty());
        }

        private void changed(EntryEvent<String, String> event) {
            if (watchers.containsKey(event.getKey())) {
                tell(event.getKey(), Optional.of(RoomFormat.read(event.getValue())));
            }
        }
    }
}
