package org.languageplayground.classroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.languageplayground.ui.chapter.Taught;

class RoomsTest {
    private static final Rooms ROOMS = Memory.rooms();
    private static final Taught TAUGHT = new Taught("what is the capital of zorland ?", "blomberg", 0.9, true, 3, 160);

    private final Lead lead = ROOMS.open();
    private final String code = lead.code();

    private Room room() {
        return ROOMS.find(code).orElseThrow();
    }

    private String join(String name) {
        String seat = Secret.random();
        ROOMS.join(code, seat, StudentName.typed(name));
        return seat;
    }

    private static void refused(String key, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(
                        refused.notice().key())
                .isEqualTo(key));
    }

    @Test
    void onlyWhoHasTheKeyLeads() {
        Lead forged = new Lead(code, Secret.random(), lead.term());
        Lead ofAnother = new Lead(code, ROOMS.open().key(), lead.term());
        for (Lead wrong : List.of(forged, ofAnother)) {
            refused("class.refused.key", () -> ROOMS.lead(wrong, room -> room.locking(true)));
            refused("class.refused.key", () -> ROOMS.end(wrong));
            refused("class.refused.key", () -> ROOMS.claim(code, wrong.key()));
        }
        assertThat(room().screen().locked()).isFalse();
        assertThat(room().key()).isNotEqualTo(lead.key());
        ROOMS.lead(lead, room -> room.locking(true));
        assertThat(room().screen().locked()).isTrue();
    }

    @Test
    void whoeverClaimsTheLeadLastHasItAlone() {
        Lead second = ROOMS.claim(code, lead.key());
        refused("class.refused.term", () -> ROOMS.lead(lead, room -> room.showing("rag")));
        refused("class.refused.term", () -> ROOMS.end(lead));
        ROOMS.lead(second, room -> room.showing("attention"));
        assertThat(room().screen().scenario()).isEqualTo("attention");
    }

    @Test
    void theSameNameIsTakenWithANumberAndASeatOnce() {
        String seat = join("Ada");
        join("Ada");
        ROOMS.join(code, seat, StudentName.typed("Someone else"));
        assertThat(room().roll().students()).extracting(Student::name).containsExactly("Ada", "Ada 2");
        ROOMS.leave(code, seat);
        ROOMS.join(code, seat, StudentName.typed("Ada"));
        assertThat(room().roll().students()).extracting(Student::name).containsExactly("Ada 2", "Ada");
        assertThat(room().roll().students()).extracting(Student::number).containsExactly(2, 3);
    }

    @Test
    void whoWasSentOutDoesNothingAnyMoreAndDoesNotComeBack() {
        String seat = join("Mallory");
        ROOMS.share(code, seat, "look", "attention?sentence=a");
        String id = room().roll().students().getFirst().id();
        ROOMS.lead(lead, room -> room.removing(id));
        assertThat(room().roll().students()).isEmpty();
        assertThat(room().board()).isEmpty();
        refused("class.refused.seat", () -> ROOMS.taught(code, seat, TAUGHT));
        refused("class.refused.removed", () -> ROOMS.join(code, seat, StudentName.typed("Mallory")));
    }

    @Test
    void aRoomHoldsSoManyStudentsAndNoMore() {
        for (int i = 0; i < Roll.MOST_STUDENTS; i++) {
            join("n" + i);
        }
        refused("class.refused.full", () -> join("one more"));
        assertThat(room().roll().students()).hasSize(Roll.MOST_STUDENTS);
    }

    @Test
    void aStudentHasOneVoteAndMayChangeItUntilTheReveal() {
        String ada = join("Ada");
        String bob = join("Bob");
        refused("class.refused.poll.closed", () -> ROOMS.vote(code, ada, "mirna"));
        ROOMS.lead(lead, room -> room.asking(Poll.asking("What?", List.of(), -1, "attention?sentence=a")));
        ROOMS.vote(code, ada, " Mirna ");
        ROOMS.vote(code, ada, "zorland");
        ROOMS.vote(code, bob, "Zorland");
        refused("class.refused.poll.word", () -> ROOMS.vote(code, bob, " "));
        refused("class.refused.poll.word", () -> ROOMS.vote(code, bob, "x".repeat(10_000)));
        refused("class.refused.seat", () -> ROOMS.vote(code, Secret.random(), "zorland"));
        assertThat(room().poll().orElseThrow().counts()).containsExactly(new Poll.Count("zorland", 2, false));
        assertThat(room().asking()).isTrue();
        ROOMS.lead(lead, Room::revealing);
        refused("class.refused.poll.closed", () -> ROOMS.vote(code, ada, "mirna"));
        assertThat(room().screen().scenario()).isEqualTo("attention?sentence=a");
        ROOMS.lead(lead, Room::closingPoll);
        assertThat(room().poll()).isEmpty();
        assertThat(room().polls()).hasSize(1);
    }

    @Test
    void anOptionIsVotedForOnlyIfItIsOne() {
        String ada = join("Ada");
        ROOMS.lead(lead, room -> room.asking(Poll.asking("What?", List.of("yes", "no"), 1, "")));
        refused("class.refused.poll.option", () -> ROOMS.vote(code, ada, "perhaps"));
        ROOMS.vote(code, ada, "yes");
        assertThat(room().poll().orElseThrow().counts())
                .containsExactly(new Poll.Count("yes", 1, false), new Poll.Count("no", 0, true));
    }

    @Test
    void aQuestionThatCannotBeIsRefused() {
        refused("class.refused.poll.empty", () -> Poll.asking(" ", List.of(), -1, ""));
        refused("class.refused.poll.options", () -> Poll.asking("What?", List.of("one"), -1, ""));
        refused("class.refused.poll.options", () -> Poll.asking("What?", List.of("one", "one "), -1, ""));
        refused("class.refused.poll.long", () -> Poll.asking("x".repeat(10_000), List.of(), -1, ""));
    }

    @Test
    void resettingKeepsTheStudentsAlone() {
        String ada = join("Ada");
        ROOMS.taught(code, ada, TAUGHT);
        ROOMS.share(code, ada, "", "rag");
        ROOMS.lead(lead, room -> room.asking(Poll.asking("What?", List.of(), -1, "")));
        ROOMS.lead(lead, Room::resetting);
        assertThat(room().roll().students()).extracting(Student::name).containsExactly("Ada");
        assertThat(room().roll().students().getFirst().taught()).isEmpty();
        assertThat(room().board()).isEmpty();
        assertThat(room().polls()).isEmpty();
        assertThat(room().screen().resets()).isEqualTo(1);
    }

    @Test
    void theBoardTakesSoManyOfOneStudent() {
        String ada = join("Ada");
        for (int i = 0; i < Room.MOST_SHARED_BY_ONE; i++) {
            ROOMS.share(code, ada, "n" + i, "rag");
        }
        refused("class.refused.board", () -> ROOMS.share(code, ada, "one more", "rag"));
        refused("class.refused.note", () -> ROOMS.share(code, ada, "x".repeat(10_000), "rag"));
    }

    @Test
    void nothingOfAnEndedRoomIsLeft() {
        String ada = join("Ada");
        ROOMS.end(lead);
        assertThat(ROOMS.find(code)).isEmpty();
        refused("class.refused.gone", () -> ROOMS.vote(code, ada, "mirna"));
        refused("class.refused.gone", () -> ROOMS.claim(code, lead.key()));
    }

    @Test
    void whoWatchesHearsOfEachChangeInItsOrderAndOfTheEnd() throws InterruptedException {
        List<Optional<Room>> heard = new ArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        Runnable unwatch = ROOMS.watch(code, room -> {
            if (room.map(Room::revision).orElse(1L) > 0) {
                heard.add(room);
            }
            if (room.isEmpty()) {
                ended.countDown();
            }
        });
        for (int i = 0; i < 20; i++) {
            String scenario = "attention?temperature=" + i;
            ROOMS.lead(lead, room -> room.showing(scenario));
        }
        ROOMS.end(lead);
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(heard).hasSize(21);
        assertThat(heard.subList(0, 20))
                .extracting(room -> room.orElseThrow().revision())
                .isSorted()
                .doesNotHaveDuplicates();
        unwatch.run();
    }

    @Test
    void noVoteIsLostWhereManyVoteAtOnce() throws Exception {
        List<String> seats = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            seats.add(join("n" + i));
        }
        ROOMS.lead(lead, room -> room.asking(Poll.asking("What?", List.of("a", "b"), -1, "")));
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Void>> votes = seats.stream()
                    .<Callable<Void>>map(seat -> () -> {
                        ROOMS.vote(code, seat, "a");
                        return null;
                    })
                    .toList();
            for (var vote : pool.invokeAll(votes)) {
                vote.get();
            }
        }
        assertThat(room().poll().orElseThrow().votes()).hasSize(40);
    }

    @Test
    void aRoomIsReadBackAsItWasWritten() {
        String ada = join("Ada \"<ü😀");
        ROOMS.taught(code, ada, TAUGHT);
        ROOMS.share(code, ada, "note", "rag?query=a%20b");
        ROOMS.lead(lead, room -> room.asking(Poll.asking("What?", List.of("a", "b"), 0, "")));
        assertThat(RoomFormat.read(RoomFormat.write(room()))).isEqualTo(room());
    }

    @Test
    void roomsAndStudentsAreCounted() {
        int rooms = ROOMS.held();
        int students = ROOMS.studentsHeld();
        Lead other = ROOMS.open();
        join("Ann");
        join("Bob");
        assertThat(ROOMS.held()).isEqualTo(rooms + 1);
        assertThat(ROOMS.studentsHeld()).isEqualTo(students + 2);
        ROOMS.end(other);
        assertThat(ROOMS.held()).isEqualTo(rooms);
    }

    @Test
    void toCountDoesNotMakeARoomLast() throws InterruptedException {
        long before = expiry();
        Thread.sleep(2_100);
        ROOMS.held();
        ROOMS.studentsHeld();
        assertThat(expiry()).isEqualTo(before);
        room();
        assertThat(expiry()).isGreaterThan(before);
    }

    private long expiry() {
        return Memory.map().getEntryView(code).getExpirationTime();
    }
}
