package org.languageplayground.classroom;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.server.VaadinSession;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.languageplayground.classroom.lesson.play.LessonPlay;
import org.languageplayground.classroom.room.Lead;
import org.languageplayground.classroom.room.Room;
import org.languageplayground.classroom.room.Rooms;

/** A teacher's tab: while it leads, the class sees what it shows. All tabs of one browser session have the lead together. */
final class TeacherTab extends ClassTab {
    private static final String LEADS = TeacherTab.class.getName() + ".leads";

    private Lead lead;
    private boolean leading = true;
    private LessonPoll lesson;

    TeacherTab(UI ui, Rooms rooms, Lead lead) {
        super(ui, rooms, lead.code());
        this.lead = lead;
        keep(lead);
    }

    /** Leads with the key that a browser has kept: on with the session's own lead where it still has it. */
    static TeacherTab resumed(UI ui, Rooms rooms, String code, String key) {
        Lead kept = leads().get(code);
        Optional<Room> room = rooms.find(code);
        boolean current = kept != null
                && kept.key().equals(key)
                && room.filter(now -> now.term() == kept.term()).isPresent();
        Lead lead = current ? kept : rooms.claim(code, key);
        return new TeacherTab(ui, rooms, lead);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Lead> leads() {
        VaadinSession session = VaadinSession.getCurrent();
        Map<String, Lead> leads = (Map<String, Lead>) session.getAttribute(LEADS);
        if (leads == null) {
            leads = new ConcurrentHashMap<>();
            session.setAttribute(LEADS, leads);
        }
        return leads;
    }

    private static void keep(Lead lead) {
        leads().put(lead.code(), lead);
    }

    Lead lead() {
        return lead;
    }

    /** Whether the class sees what this tab shows. */
    boolean leading() {
        return leading;
    }

    /** The class sees this tab, or not for a while. */
    void setLeading(boolean lead) {
        leading = lead;
        takeUp();
        changed();
    }

    /** Shows the class what is on the screen already, and asks what a lesson asks there. */
    void takeUp() {
        showPage();
        LessonPlay.of(ui())
                .filter(play -> lesson == null || !lesson.isOf(play))
                .ifPresent(play -> lesson = new LessonPoll(this, play));
    }

    /** Does something that only the teacher may do. */
    void lead(UnaryOperator<Room> act) {
        attempt(() -> rooms().lead(lead, act));
    }

    /** Ends the class. */
    void end() {
        attempt(() -> rooms().end(lead));
    }

    /** Takes the lead back from another browser. */
    void claimAgain() {
        attempt(() -> {
            lead = rooms().claim(code(), lead.key());
            keep(lead);
        });
    }

    /** Whether another browser has claimed the lead since. */
    boolean overtaken() {
        return room().term() > lead.term();
    }

    @Override
    void heard(Room before) {
        if (overtaken()) {
            leading = false;
            page().ifPresent(page -> page.leaveUnanswered(false));
            return;
        }
        page().ifPresent(page -> page.leaveUnanswered(leading && room().asking()));
        boolean revealed = before.asking() && !room().asking();
        if (revealed
                && leading
                && !room().screen().scenario().equals(before.screen().scenario())) {
            show(room().screen().scenario());
        }
    }

    /** Goes to a scenario, and the class with it. */
    void show(String scenario) {
        Location location = new Location(scenario);
        boolean here =
                page().filter(page -> page.route().equals(location.getPath())).isPresent();
        if (here) {
            page().orElseThrow().follow(location.getQueryParameters());
            showPage();
        } else {
            ui().navigate(location.getPath(), location.getQueryParameters());
        }
    }

    @Override
    void entered(Location location) {
        takeUp();
        changed();
    }

    private void showPage() {
        page().ifPresent(page -> {
            page.leaveUnanswered(leading && room().asking());
            shows(page.location(), true);
        });
    }

    @Override
    public void shows(Location scenario, boolean byHand) {
        if (leading && !overtaken()) {
            lead(room -> room.showing(scenario.getPathWithQueryParameters()));
        }
    }
}
