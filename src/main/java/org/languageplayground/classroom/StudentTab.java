package org.languageplayground.classroom;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import org.languageplayground.classroom.room.Room;
import org.languageplayground.classroom.room.Rooms;
import org.languageplayground.classroom.room.Student;
import org.languageplayground.ui.chapter.ChapterPage;
import org.languageplayground.ui.chapter.StartAgain;
import org.languageplayground.ui.chapter.Taught;

/** A student's tab: it shows what the teacher shows, until the student touches something and so looks around alone. */
final class StudentTab extends ClassTab {
    private final String seat;
    private final String id;
    private boolean following = true;
    private String heading = "";

    StudentTab(UI ui, Rooms rooms, String code, String seat) {
        super(ui, rooms, code);
        this.seat = seat;
        id = rooms.seated(room(), seat).orElseThrow().id();
    }

    String seat() {
        return seat;
    }

    /** Whether the page shows what the teacher shows. */
    boolean following() {
        return following;
    }

    /** Whoever sits here. */
    Student student() {
        return room().roll().student(id).orElseThrow();
    }

    /** Goes back to what the teacher shows. */
    void follow() {
        following = true;
        showScenario();
        changed();
    }

    /** Stays where the teacher is, and goes on alone. */
    void lookAround() {
        following = false;
        changed();
    }

    @Override
    void heard(Room before) {
        if (room().roll().student(id).isEmpty()) {
            ended("class.sent.out");
            return;
        }
        boolean reset = room().screen().resets() != before.screen().resets();
        if (room().screen().locked() || reset) {
            following = true;
        }
        if (reset) {
            StartAgain.in(ui());
        }
        showScenario();
    }

    @Override
    void entered(Location location) {
        if (location.getPath().equals(heading)) {
            heading = "";
            showScenario();
        } else if (page().isPresent() && following && !path().isEmpty()) {
            if (room().screen().locked()) {
                showScenario();
            } else {
                following = false;
            }
        }
        changed();
    }

    private Location wanted() {
        return new Location(room().screen().scenario());
    }

    private String path() {
        return room().screen().scenario().isEmpty() ? "" : wanted().getPath();
    }

    private void showScenario() {
        if (!following || path().isEmpty()) {
            return;
        }
        Location wanted = wanted();
        ChapterPage<?> page = page().orElse(null);
        if (page != null && page.route().equals(wanted.getPath())) {
            page.follow(wanted.getQueryParameters());
            page.leaveUnanswered(room().asking());
        } else if (!heading.equals(wanted.getPath())) {
            heading = wanted.getPath();
            ui().navigate(wanted.getPath(), wanted.getQueryParameters());
        }
    }

    @Override
    public void shows(Location scenario, boolean byHand) {
        if (byHand && following) {
            lookAround();
        }
    }

    @Override
    public void taught(Taught result) {
        attempt(() -> rooms().taught(code(), seat, result));
    }
}
