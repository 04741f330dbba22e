package org.languageplayground.classroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.ui.chapter.Taught;

/** Rooms on real nodes. */
class ClusterTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SCENARIO = "attention?s=the+cat";
    private static final Taught TAUGHT = new Taught("What is it?", "zuveva", 0.5, true, 1, 9);

    private final Nodes nodes = new Nodes();

    @AfterEach
    void stop() {
        nodes.close();
    }

    private static void until(Runnable check) {
        await().atMost(PATIENCE).untilAsserted(check::run);
    }

    private static void size(int members, HazelcastInstance... all) {
        for (HazelcastInstance node : all) {
            until(() -> assertThat(node.getCluster().getMembers()).hasSize(members));
        }
    }

    /** What is told of a room on a node, the newest only. */
    private static AtomicReference<Optional<Room>> heard(Rooms rooms, String code) {
        AtomicReference<Optional<Room>> newest = new AtomicReference<>(rooms.find(code));
        rooms.watch(code, newest::set);
        return newest;
    }

    private static void hears(AtomicReference<Optional<Room>> newest, Predicate<Room> what) {
        until(() -> assertThat(newest.get())
                .hasValueSatisfying(room -> assertThat(room).matches(what)));
    }

    private static Poll question() {
        return Poll.asking("Which?", List.of("this", "that"), 0, "");
    }

    private static StudentName named(String name) {
        return StudentName.typed(name);
    }

    @Test
    void aNodeAloneIsHeardOnItsOwnMachineOnlyAndJoinsNoOther() {
        HazelcastInstance one = nodes.startAlone();
        HazelcastInstance other = nodes.startAlone();
        for (HazelcastInstance node : List.of(one, other)) {
            assertThat(node.getCluster()
                            .getLocalMember()
                            .getSocketAddress()
                            .getAddress()
                            .isLoopbackAddress())
                    .isTrue();
            assertThat(node.getCluster().getMembers()).hasSize(1);
        }
        assertThat(one.getConfig().getClusterName())
                .isNotEqualTo(other.getConfig().getClusterName());
        assertThat(new Rooms(other).find(new Rooms(one).open().code())).isEmpty();
    }

    @Test
    void aNodeFindsOthersByTheAddressesOfAName() {
        Lead lead = new Rooms(nodes.startByName("localhost")).open();
        HazelcastInstance other = nodes.start(1);
        assertThat(new Rooms(other).find(lead.code())).isPresent();
    }

    @Test
    void aRoomOpenedOnOneNodeIsSeenWatchedAndChangedOnAnother() {
        Rooms a = new Rooms(nodes.start(0));
        Rooms b = new Rooms(nodes.start(1));
        Lead lead = a.open();
        var onA = heard(a, lead.code());
        var onB = heard(b, lead.code());

        a.lead(lead, room -> room.showing(SCENARIO).asking(question()));
        hears(onB, room -> room.screen().scenario().equals(SCENARIO));
        Student student = b.join(lead.code(), "seat", named("Ada"));
        b.vote(lead.code(), "seat", "that");
        b.share(lead.code(), "seat", "look", SCENARIO);
        b.taught(lead.code(), "seat", TAUGHT);
        hears(onA, room -> room.roll()
                .student(student.id())
                .flatMap(Student::taught)
                .equals(Optional.of(TAUGHT)));
        Room room = a.find(lead.code()).orElseThrow();
        assertThat(room.polls().getLast().votes()).containsEntry(student.id(), "that");
        assertThat(room.board()).extracting(Shared::note).containsExactly("look");

        b.end(lead);
        until(() -> assertThat(onA.get()).isEmpty());
        assertThat(a.find(lead.code())).isEmpty();
    }

    @Test
    void aRoomOutlivesTheNodeItWasOpenedOnAndIsLedOnAnother() {
        HazelcastInstance first = nodes.start(0);
        HazelcastInstance second = nodes.start(1);
        Rooms a = new Rooms(first);
        Rooms b = new Rooms(second);
        // several, so that some of them lie on either node
        List<Lead> leads = Stream.generate(a::open).limit(6).toList();
        leads.forEach(lead -> {
            a.join(lead.code(), "seat", named("Ada"));
            a.lead(lead, room -> room.showing(SCENARIO).asking(question()));
            b.vote(lead.code(), "seat", "this");
        });
        List<Optional<Room>> before =
                leads.stream().map(lead -> a.find(lead.code())).toList();
        var onB = heard(b, leads.getFirst().code());

        first.getLifecycleService().terminate();
        size(1, second);

        assertThat(leads.stream().map(lead -> b.find(lead.code()))).containsExactlyElementsOf(before);
        for (Lead lead : leads) {
            Lead resumed = b.claim(lead.code(), lead.key());
            assertThatThrownBy(() -> b.lead(lead, Room::resetting))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("class.refused.term");
            b.lead(resumed, room -> room.showing("lora"));
        }
        hears(onB, room -> room.screen().scenario().equals("lora"));
        assertThatThrownBy(() -> b.claim(leads.getFirst().code(), Secret.random()))
                .hasMessage("class.refused.key");
    }

    @Test
    void whoWatchesARoomIsToldOfItAgainWhenANodeIsLost() {
        HazelcastInstance first = nodes.start(0);
        HazelcastInstance second = nodes.start(1);
        Rooms b = new Rooms(second);
        String code = new Rooms(first).open().code();
        AtomicReference<Optional<Room>> told = new AtomicReference<>();
        b.watch(code, told::set);

        first.getLifecycleService().terminate();
        until(() -> assertThat(told.get()).isEqualTo(b.find(code)).isPresent());
    }

    @Test
    void aNodeThatJoinsAgainHasTheRoomAndHearsOfIt() {
        HazelcastInstance first = nodes.start(0);
        HazelcastInstance second = nodes.start(1);
        Lead lead = new Rooms(first).open();
        first.getLifecycleService().terminate();
        size(1, second);
        Rooms b = new Rooms(second);
        b.join(lead.code(), "seat", named("Ada"));

        HazelcastInstance again = nodes.start(0);
        size(2, again, second);
        Rooms a = new Rooms(again);
        assertThat(a.find(lead.code())).isEqualTo(b.find(lead.code()));
        var onA = heard(a, lead.code());
        b.lead(lead, room -> room.showing(SCENARIO));
        hears(onA, room -> room.screen().scenario().equals(SCENARIO));

        until(() -> assertThat(again.getPartitionService().isClusterSafe()).isTrue());
        second.getLifecycleService().terminate();
        size(1, again);
        a.lead(lead, room -> room.showing("rag"));
        hears(onA, room -> room.screen().scenario().equals("rag"));
    }

    @Test
    void aSplitIsHealedSoThatOneLeadsAndNothingOfTheClassIsLost() {
        HazelcastInstance first = nodes.start(0);
        HazelcastInstance second = nodes.start(1);
        Rooms a = new Rooms(first);
        Rooms b = new Rooms(second);
        Lead opened = a.open();
        String code = opened.code();
        a.lead(opened, room -> room.asking(question()));
        Student both = a.join(code, "both", named("Both"));
        Student sent = a.join(code, "sent", named("Sent"));
        var onA = heard(a, code);
        var onB = heard(b, code);
        Nodes.split(first, second);
        size(1, first, second);

        Lead leadA = a.claim(code, opened.key());
        Lead leadB = b.claim(code, opened.key());
        Student adaOnA = a.join(code, "ada", named("Ada"));
        Student adaOnB = b.join(code, "other", named("Ada"));
        a.vote(code, "ada", "this");
        b.vote(code, "other", "that");
        b.vote(code, "both", "that");
        a.share(code, "ada", "from a", SCENARIO);
        b.share(code, "other", "from b", SCENARIO);
        b.taught(code, "other", TAUGHT);
        a.lead(leadA, room -> room.removing(sent.id()));
        until(() -> {
            Nodes.heal(first);
            Nodes.heal(second);
            assertThat(first.getCluster().getMembers()).hasSize(2);
        });
        size(2, first, second);

        for (var heard : List.of(onA, onB)) {
            hears(
                    heard,
                    room -> room.roll().students().size() == 3 && room.board().size() == 2);
        }
        Room healed = a.find(code).orElseThrow();
        assertThat(b.find(code)).hasValue(healed);
        assertThat(healed.term()).isEqualTo(Math.max(leadA.term(), leadB.term()));
        assertThat(healed.roll().students())
                .extracting(Student::id)
                .containsExactlyInAnyOrder(both.id(), adaOnA.id(), adaOnB.id());
        assertThat(healed.roll().students()).extracting(Student::name).doesNotHaveDuplicates();
        assertThat(healed.roll().removed()).containsExactly(sent.id());
        assertThat(healed.roll().student(adaOnB.id()).flatMap(Student::taught)).hasValue(TAUGHT);
        assertThat(healed.polls().getLast().votes())
                .containsOnly(entry(adaOnA.id(), "this"), entry(adaOnB.id(), "that"), entry(both.id(), "that"));
        assertThat(healed.board()).extracting(Shared::note).containsExactlyInAnyOrder("from a", "from b");

        assertThat(List.of(opened, leadA, leadB))
                .filteredOn(lead -> leads(a, lead))
                .hasSize(1);
        assertThat(List.of(opened, leadA, leadB))
                .filteredOn(lead -> leads(b, lead))
                .hasSize(1);
        assertThatThrownBy(() -> b.join(code, "sent", named("Sent"))).hasMessage("class.refused.removed");
    }

    private static boolean leads(Rooms rooms, Lead lead) {
        try {
            rooms.lead(lead, room -> room.showing(SCENARIO));
            return true;
        } catch (RefusedException refused) {
            assertThat(refused).hasMessage("class.refused.term");
            return false;
        }
    }
}
