package org.languageplayground.classroom.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A class: what its teacher shows, who is there, what they guessed, taught and shared. Rooms do not change; each act makes the next one.
 *
 * @param code by which students come in
 * @param key the fingerprint of the teacher's key
 * @param term counts who took the lead, see {@link Term}; the last one has it
 * @param revision counts what those who led have done
 * @param polls the questions so far, in their order
 * @param board what students shared, in that order
 */
public record Room(
        String code,
        String key,
        long term,
        long revision,
        Screen screen,
        Roll roll,
        List<Poll> polls,
        List<Shared> board) {
    static final int MOST_POLLS = 60;
    static final int MOST_SHARED = 200;
    static final int MOST_SHARED_BY_ONE = 10;

    /** Keeps copies. */
    public Room {
        polls = List.copyOf(polls);
        board = List.copyOf(board);
    }

    static Room opened(String code, String key) {
        return new Room(code, key, Term.after(0), 0, Screen.first(), Roll.empty(), List.of(), List.of());
    }

    /** The question that is asked, or answered and still on the screen. */
    public Optional<Poll> poll() {
        return polls.isEmpty()
                ? Optional.empty()
                : Optional.of(polls.getLast()).filter(poll -> poll.stage() != Poll.Stage.OVER);
    }

    /** Whether the class is asked something, so that no page shows its answer. */
    public boolean asking() {
        return poll().filter(poll -> poll.stage() == Poll.Stage.ASKED).isPresent();
    }

    /** Another scenario on the screen. */
    public Room showing(String scenario) {
        return with(screen.showing(scenario));
    }

    /** Students must follow, or need not. */
    public Room locking(boolean lock) {
        return with(screen.locking(lock));
    }

    /** Numbers stand for names, or do not. */
    public Room hidingNames(boolean hide) {
        return with(screen.hidingNames(hide));
    }

    /** Everybody's page is put back and follows; what was taught, guessed and shared goes. */
    public Room resetting() {
        return new Room(code, key, term, revision, screen.resetting(), roll.untaught(), List.of(), List.of());
    }

    /** Without a student, who does not come in again with the same seat. */
    public Room removing(String id) {
        List<Shared> kept =
                board.stream().filter(shared -> !shared.id().equals(id)).toList();
        return with(roll.removing(id)).withBoard(kept);
    }

    /** A question to the class; one that was asked before is over. */
    public Room asking(Poll poll) {
        if (polls.size() >= MOST_POLLS) {
            throw new RefusedException("class.refused.polls", MOST_POLLS);
        }
        List<Poll> more = new ArrayList<>(closingPoll().polls);
        more.add(poll);
        return withPolls(more);
    }

    /**
     * The present question is answered: nobody votes any more, and the screen shows what comes true.
     *
     * @throws RefusedException if nothing is asked
     */
    public Room revealing() {
        Poll poll = poll().orElseThrow(() -> new RefusedException("class.refused.poll.none"));
        Room revealed = withLastPoll(last -> last.at(Poll.Stage.REVEALED));
        return poll.scenario().isEmpty() ? revealed : revealed.showing(poll.scenario());
    }

    /** The present question leaves the screen. */
    public Room closingPoll() {
        return polls.isEmpty() ? this : withLastPoll(last -> last.at(Poll.Stage.OVER));
    }

    Room voted(String id, String answer) {
        if (!asking()) {
            throw new RefusedException("class.refused.poll.closed");
        }
        return withLastPoll(last -> last.voted(id, answer));
    }

    Room shared(Shared entry) {
        long own =
                board.stream().filter(shared -> shared.id().equals(entry.id())).count();
        if (board.size() >= MOST_SHARED || own >= MOST_SHARED_BY_ONE) {
            throw new RefusedException("class.refused.board", MOST_SHARED_BY_ONE);
        }
        List<Shared> more = new ArrayList<>(board);
        more.add(entry);
        return withBoard(more);
    }

    /** In the hands of who claimed it last. */
    Room claimed() {
        return new Room(code, key, Term.after(term), revision, screen, roll, polls, board);
    }

    /** The same, one act of the teacher later. */
    Room next() {
        return new Room(code, key, term, revision + 1, screen, roll, polls, board);
    }

    private Room with(Screen other) {
        return new Room(code, key, term, revision, other, roll, polls, board);
    }

    Room with(Roll other) {
        return new Room(code, key, term, revision, screen, other, polls, board);
    }

    Room withPolls(List<Poll> other) {
        return new Room(code, key, term, revision, screen, roll, other, board);
    }

    Room withBoard(List<Shared> other) {
        return new Room(code, key, term, revision, screen, roll, polls, other);
    }

    private Room withLastPoll(UnaryOperator<Poll> change) {
        List<Poll> changed = new ArrayList<>(polls);
        changed.add(change.apply(changed.removeLast()));
        return withPolls(changed);
    }
}
