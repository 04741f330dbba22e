package org.languageplayground.classroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.languageplayground.ui.chapter.Taught;

/** What becomes of the two halves of a room. */
class RoomMergeTest {
    private static final Taught TAUGHT = new Taught("What is it?", "zuveva", 0.5, true, 1, 9);
    private static final Poll POLL = Poll.asking("Which?", List.of("this", "that"), 0, "");
    private static final String BOTH = "both";

    private final Room room = joined(Room.opened("7KD3QM", Secret.fingerprint("key")), BOTH)
            .asking(POLL)
            .next();

    private static Room joined(Room room, String id) {
        return room.with(room.roll().joined(id, StudentName.typed("Ada")));
    }

    private static Room merge(Room one, Room other) {
        return RoomMerge.merge(one, other);
    }

    private static List<String> ids(Room room) {
        return room.roll().students().stream().map(Student::id).toList();
    }

    @Test
    void whoClaimedLastLeadsWhateverTheOtherDid() {
        Room claimed = room.claimed().showing("claimed").next();
        Room busy = room.showing("busy").next().next().next();
        assertThat(merge(claimed, busy)).extracting(Room::term).isEqualTo(claimed.term());
        assertThat(merge(claimed, busy).screen()).isEqualTo(claimed.screen());
        assertThat(merge(busy, claimed).screen()).isEqualTo(claimed.screen());
    }

    @Test
    void twoClaimsCountOverOne() {
        Room twice = room.claimed().claimed();
        for (int i = 0; i < 100; i++) {
            assertThat(merge(room.claimed(), twice).term()).isEqualTo(twice.term());
        }
    }

    @Test
    void ofTwoWhoClaimedAtOnceJustOneLeads() {
        for (int i = 0; i < 100; i++) {
            Room one = room.claimed();
            Room other = room.claimed();
            assertThat(one.term()).isNotEqualTo(other.term());
            assertThat(merge(one, other).term()).isEqualTo(Math.max(one.term(), other.term()));
            assertThat(merge(other, one).term()).isEqualTo(Math.max(one.term(), other.term()));
        }
    }

    @Test
    void inOneTermTheScreenIsThatOfTheSideWhereTheTeacherActed() {
        Room led = room.showing("rag").next();
        Room crowd = room;
        for (int i = 0; i < 30; i++) {
            crowd = joined(crowd, "student " + i);
        }
        assertThat(merge(crowd, led).screen().scenario()).isEqualTo("rag");
        assertThat(merge(led, crowd).screen().scenario()).isEqualTo("rag");
        assertThat(ids(merge(crowd, led))).hasSize(31);
    }

    @Test
    void aMergedRoomIsLaterThanBothHalves() {
        Room led = room.next().next();
        assertThat(merge(room, led).revision()).isGreaterThan(led.revision());
    }

    @Test
    void votesOfBothSidesCountAndOneWhoVotedOnBothHasTheLeadingSidesVote() {
        Room leading = joined(room, "a").claimed().voted("a", "this").voted(BOTH, "this");
        Room losing = joined(room, "b").voted("b", "that").voted(BOTH, "that");
        for (Room merged : List.of(merge(leading, losing), merge(losing, leading))) {
            assertThat(merged.polls()).hasSize(1);
            assertThat(merged.polls().getFirst().votes())
                    .containsOnly(entry("a", "this"), entry("b", "that"), entry(BOTH, "this"));
        }
    }

    @Test
    void aQuestionOfTheLosingSideIsKeptWithItsVotesButNotOnTheScreen() {
        Poll other = Poll.asking("Why?", List.of(), -1, "");
        Room leading = room.claimed();
        Room losing = room.asking(other).next().voted(BOTH, "so");
        Room merged = merge(losing, leading);
        assertThat(merged.poll().map(Poll::id)).hasValue(POLL.id());
        assertThat(merged.polls()).hasSize(2).first().satisfies(kept -> {
            assertThat(kept.stage()).isEqualTo(Poll.Stage.OVER);
            assertThat(kept.votes()).containsExactly(entry(BOTH, "so"));
        });
    }

    @Test
    void thereAreNoMoreQuestionsThanThereMayBe() {
        Room leading = room.claimed();
        Room losing = room;
        for (int i = 1; i < Room.MOST_POLLS; i++) {
            leading = leading.asking(Poll.asking("l" + i, List.of(), -1, ""));
            losing = losing.asking(Poll.asking("o" + i, List.of(), -1, ""));
        }
        assertThat(merge(leading, losing).polls()).isEqualTo(leading.polls());
    }

    @Test
    void theBoardHoldsWhatEitherSideShared() {
        Room leading = room.claimed().shared(new Shared(BOTH, "one", "rag"));
        Room losing = joined(room, "b").shared(new Shared("b", "two", "lora"));
        assertThat(merge(losing, leading).board()).extracting(Shared::note).containsExactly("one", "two");
    }

    @Test
    void whatAStudentSharedStaysAfterTheStudentHasLeft() {
        Room shared = room.shared(new Shared(BOTH, "one", "rag"));
        Room left = shared.with(shared.roll().without(BOTH));
        assertThat(merge(left, left.claimed()).board()).hasSize(1);
    }

    @Test
    void whoWasSentOutOnEitherSideStaysOutWithAllThatWasShared() {
        Room sent = room.removing(BOTH).next();
        Room stayed = room.claimed().shared(new Shared(BOTH, "one", "rag"));
        for (Room merged : List.of(
                merge(sent, stayed), merge(stayed, sent), merge(sent.claimed().claimed(), stayed))) {
            assertThat(ids(merged)).isEmpty();
            assertThat(merged.roll().removed()).containsExactly(BOTH);
            assertThat(merged.board()).isEmpty();
        }
    }

    @Test
    void studentsOfOneNameAreToldApart() {
        Room merged = merge(joined(room.claimed(), "a"), joined(room, "b"));
        assertThat(merged.roll().students()).extracting(Student::name).containsExactly("Ada", "Ada 2", "Ada 2 2");
        assertThat(merged.roll().students()).extracting(Student::number).containsExactly(1, 2, 3);
    }

    @Test
    void aFullRoomTakesNobodyElseButKeepsWhatItsStudentsDidOnTheOtherSide() {
        Room full = room.claimed();
        for (int i = 1; i < Roll.MOST_STUDENTS; i++) {
            full = joined(full, "full " + i);
        }
        Room losing = joined(room, "late");
        losing = losing.with(losing.roll().taught(BOTH, TAUGHT));
        Room reordered = losing.with(new Roll(2, losing.roll().students().reversed(), List.of()));
        Room merged = merge(full, reordered);
        assertThat(ids(merged)).hasSize(Roll.MOST_STUDENTS).doesNotContain("late");
        assertThat(merged.roll().student(BOTH).flatMap(Student::taught)).hasValue(TAUGHT);
    }

    @Test
    void whoWasSentOutLeavesAPlaceInAFullRoom() {
        Room full = room.claimed();
        for (int i = 1; i < Roll.MOST_STUDENTS; i++) {
            full = joined(full, "full " + i);
        }
        assertThat(ids(merge(full, joined(room, "late").removing(BOTH))))
                .contains("late")
                .doesNotContain(BOTH);
    }

    @Test
    void aResetIsNotUndoneByTheSideWhereItWasNot() {
        Room taught = room.with(room.roll().taught(BOTH, TAUGHT));
        Room before = joined(taught, "b").voted(BOTH, "this").shared(new Shared(BOTH, "one", "rag"));
        Room merged = merge(before, taught.resetting().next());
        assertThat(merged.polls()).isEmpty();
        assertThat(merged.board()).isEmpty();
        assertThat(merged.roll().student(BOTH).flatMap(Student::taught)).isEmpty();
        assertThat(ids(merged)).containsExactly(BOTH, "b");
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    /** What a class may do on one side. */
    private static Room lived(Room start, String side, Random random) {
        Room room = start;
        int next = 0;
        for (int i = 0; i < 40; i++) {
            List<String> here = ids(room);
            String someone = here.isEmpty() ? "" : here.get(random.nextInt(here.size()));
            try {
                room = switch (random.nextInt(here.isEmpty() ? 4 : 9)) {
                    case 0, 1 -> joined(room, side + next++);
                    case 2 -> room.showing(side + i).next();
                    case 3 ->
                        random.nextInt(8) == 0
                                ? room.claimed()
                                : room.asking(Poll.asking(side + i, List.of(), -1, ""))
                                        .next();
                    case 4 -> room.voted(someone, side + i);
                    case 5 -> room.shared(new Shared(someone, side + i, "rag"));
                    case 6 -> room.with(room.roll().taught(someone, TAUGHT));
                    case 7 -> random.nextInt(4) == 0 ? room.removing(someone).next() : room;
                    default -> room.closingPoll().next();
                };
            } catch (RefusedException refused) {
                // as on the page
            }
        }
        return room;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingOfTwoRandomHalvesIsLostAndOneLeads(long seed) {
        Random random = new Random(seed);
        Room start = lived(room, "s", random);
        Room one = lived(start, "a", random);
        Room other = lived(start, "b", random);
        Room merged = merge(one, other);
        Room turned = merge(other, one);

        assertThat(merged.term()).isEqualTo(turned.term()).isEqualTo(Math.max(one.term(), other.term()));
        assertThat(merged.screen()).isIn(one.screen(), other.screen());
        if (one.term() != other.term() || one.revision() != other.revision()) {
            assertThat(turned.screen()).isEqualTo(merged.screen());
            assertThat(turned.polls()).isEqualTo(merged.polls());
        }
        Set<String> out = union(one.roll().removed(), other.roll().removed());
        assertThat(Set.copyOf(merged.roll().removed())).isEqualTo(out);
        Set<String> in = union(ids(one), ids(other));
        in.removeAll(out);
        assertThat(ids(merged)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(in);
        assertThat(merged.roll().students()).extracting(Student::name).doesNotHaveDuplicates();
        assertThat(merged.roll().students()).extracting(Student::number).doesNotHaveDuplicates();
        for (Room half : List.of(one, other)) {
            assertThat(merged.board())
                    .containsAll(half.board().stream()
                            .filter(shared -> !out.contains(shared.id()))
                            .toList());
            half.polls().forEach(poll -> assertThat(votes(merged, poll.id()))
                    .containsAll(poll.votes().keySet()));
            half.roll().students().stream()
                    .filter(student -> student.taught().isPresent() && in.contains(student.id()))
                    .forEach(student -> assertThat(
                                    merged.roll().student(student.id()).flatMap(Student::taught))
                            .isPresent());
        }
        assertThat(RoomFormat.read(RoomFormat.write(merged))).isEqualTo(merged);
        assertThat(merge(merged, one))
                .usingRecursiveComparison()
                .ignoringFields("revision")
                .isEqualTo(merged);
    }

    private static Set<String> votes(Room room, String poll) {
        return room.polls().stream()
                .filter(kept -> kept.id().equals(poll))
                .flatMap(kept -> kept.votes().keySet().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> union(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }
}
