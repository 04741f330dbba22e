package org.languageplayground.classroom.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes one room of two into which a network that fell apart has split it. Who claimed the lead last has it (the greater term), and the screen is that of whoever
 * led last; nobody's seat, vote or shared scenario is lost, and who was sent out on either side stays out. Only what came before everybody's page was put back
 * is not taken from a side where it was not.
 */
final class RoomMerge {
    private RoomMerge() {}

    static Room merge(Room one, Room other) {
        boolean first = one.term() != other.term() ? one.term() > other.term() : one.revision() >= other.revision();
        Room leading = first ? one : other;
        Room losing = first ? other : one;
        boolean sameWork = leading.screen().resets() == losing.screen().resets();
        Roll roll =
                roll(leading.roll(), sameWork ? losing.roll() : losing.roll().untaught());
        return new Room(
                leading.code(),
                leading.key(),
                leading.term(),
                Math.max(leading.revision(), losing.revision()) + 1,
                leading.screen(),
                roll,
                sameWork ? polls(leading.polls(), losing.polls()) : leading.polls(),
                board(leading.board(), sameWork ? losing.board() : List.of(), roll.removed()));
    }

    private static Roll roll(Roll leading, Roll losing) {
        Roll merged = leading;
        for (String id : losing.removed()) {
            if (!merged.removed().contains(id)) {
                merged = merged.removing(id);
            }
        }
        for (Student student : losing.students()) {
            boolean full = merged.students().size() >= Roll.MOST_STUDENTS;
            if (merged.student(student.id()).isEmpty()
                    && !full
                    && !merged.removed().contains(student.id())) {
                merged = merged.joined(student.id(), new StudentName(student.name()));
            }
            boolean untaught = merged.student(student.id())
                    .filter(known -> known.taught().isEmpty())
                    .isPresent();
            if (untaught && student.taught().isPresent()) {
                merged = merged.taught(student.id(), student.taught().get());
            }
        }
        return merged;
    }

    /** The questions of both sides with the votes of both; one that the losing side alone was asked is over, and stands before the others. */
    private static List<Poll> polls(List<Poll> leading, List<Poll> losing) {
        Map<String, Poll> left = new LinkedHashMap<>();
        losing.forEach(poll -> left.put(poll.id(), poll));
        List<Poll> asked = new ArrayList<>();
        for (Poll poll : leading) {
            Poll other = left.remove(poll.id());
            asked.add(other == null ? poll : poll.with(votes(poll, other)));
        }
        Stream<Poll> over = left.values().stream().map(poll -> poll.at(Poll.Stage.OVER));
        return Stream.concat(over.limit(Room.MOST_POLLS - asked.size()), asked.stream())
                .toList();
    }

    private static Map<String, String> votes(Poll leading, Poll losing) {
        Map<String, String> votes = new LinkedHashMap<>(losing.votes());
        votes.putAll(leading.votes());
        return votes;
    }

    private static List<Shared> board(List<Shared> leading, List<Shared> losing, List<String> removed) {
        Set<Shared> all = new LinkedHashSet<>(leading);
        all.addAll(losing);
        return all.stream()
                .filter(shared -> !removed.contains(shared.id()))
                .limit(Room.MOST_SHARED)
                .toList();
    }
}
