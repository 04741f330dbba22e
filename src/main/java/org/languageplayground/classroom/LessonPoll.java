package org.languageplayground.classroom;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.shared.Registration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.languageplayground.classroom.lesson.plan.Question;
import org.languageplayground.classroom.lesson.plan.Scenario;
import org.languageplayground.classroom.lesson.play.LessonPlay;
import org.languageplayground.classroom.room.Poll;
import org.languageplayground.classroom.room.Room;

/** Asks the class what a lesson asks that its teacher plays: open while the step's question stands there, revealed with its answer, gone with the step. */
final class LessonPoll {
    private final TeacherTab tab;
    private final LessonPlay play;
    private final Registration listening;
    private final Set<Integer> asked = new HashSet<>();

    LessonPoll(TeacherTab tab, LessonPlay play) {
        this.tab = tab;
        this.play = play;
        listening = play.onChange(() -> tab.ui().access(this::follow));
        follow();
    }

    boolean isOf(LessonPlay other) {
        return play == other;
    }

    private void follow() {
        if (play.over()
                || ClassTab.of(tab.ui()).filter(present -> present == tab).isEmpty()) {
            listening.remove();
            return;
        }
        Optional<Question> question = play.current().question();
        if (question.isEmpty()) {
            tab.lead(Room::closingPoll);
        } else if (play.revealed()) {
            tab.lead(room -> room.asking() ? shown(room).revealing() : room);
        } else if (asked.add(play.index())) {
            Question one = question.get();
            tab.lead(room -> shown(room).asking(Poll.asking(one.text(), one.options(), one.right(), "")));
        }
    }

    /** With the scenario in the same act: nobody sees the question beside the scenario before it, nor the answer of that one. */
    private Room shown(Room room) {
        Scenario scenario = play.scenario();
        return tab.leading()
                ? room.showing(new Location(scenario.chapter(), new QueryParameters(scenario.parameters()))
                        .getPathWithQueryParameters())
                : room;
    }
}
