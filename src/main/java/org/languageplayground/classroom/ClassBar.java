package org.languageplayground.classroom;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.languageplayground.classroom.room.Lead;
import org.languageplayground.classroom.room.RefusedException;
import org.languageplayground.classroom.room.Room;
import org.languageplayground.classroom.room.RoomCode;
import org.languageplayground.classroom.room.Rooms;
import org.languageplayground.classroom.room.Secret;
import org.languageplayground.classroom.room.StudentName;
import org.languageplayground.classroom.room.WrongCodes;
import org.languageplayground.ui.ear.LiveRegion;
import org.languageplayground.ui.ear.Voice;

/** The line below the frame while this tab is in a class: whose class it is, who follows whom, the question to the class. Not there otherwise. */
@SpringComponent
@UIScope
public class ClassBar extends Section {
    private final transient Rooms rooms;
    private final transient WrongCodes wrong;
    private final ClassSeat seat = new ClassSeat(this::comeBack);
    private final Div line = new Div();
    private final PollCard poll = new PollCard();
    private Runnable onChange = () -> {};
    private transient ClassTab shown;

    /** Of a tab that is in no class yet. */
    public ClassBar(Rooms rooms, WrongCodes wrong) {
        this.rooms = rooms;
        this.wrong = wrong;
        addClassName("class-bar");
        getElement().setAttribute("tabindex", "-1");
        getElement().setAttribute("aria-label", getTranslation("class.bar"));
        line.addClassName("class-line");
        add(seat, line, poll);
        show();
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        if (attachEvent.isInitialAttach()) {
            seat.ask();
        }
    }

    /** A page has been entered. */
    public void entered(AfterNavigationEvent event) {
        tab().ifPresent(tab -> tab.entered(event.getLocation()));
    }

    /** Calls back whenever the class, or what this tab is in it, has changed; in place of who was called before. */
    void onChange(Runnable callback) {
        onChange = callback;
    }

    /** Tells the address by which students come into a class. */
    void address(String code, Consumer<String> listener) {
        seat.address("class/" + code, listener);
    }

    private UI ui() {
        return getUI().orElseGet(UI::getCurrent);
    }

    /** What this tab is in a class. */
    Optional<ClassTab> tab() {
        return ClassTab.of(ui());
    }

    /** Opens a class, which this tab leads. */
    void open() {
        Lead lead = rooms.open();
        sit(new TeacherTab(ui(), rooms, lead));
        seat.remember(ClassSeat.Role.TEACHER, lead.code(), lead.key());
    }

    /**
     * Looks a class up by what someone typed.
     *
     * @throws RefusedException if there is none, or too many were tried
     */
    Room find(String typed) {
        String address = address();
        wrong.check(address);
        Optional<Room> room = RoomCode.read(typed).flatMap(rooms::find);
        if (room.isEmpty()) {
            wrong.wrong(address);
            throw new RefusedException("class.refused.code");
        }
        return room.get();
    }

    /** Comes in as a student. */
    void join(Room room, StudentName name) {
        String secret = Secret.random();
        rooms.join(room.code(), secret, name);
        seat(room.code(), secret);
    }

    private void seat(String code, String secret) {
        StudentTab tab = new StudentTab(ui(), rooms, code, secret);
        sit(tab);
        seat.remember(ClassSeat.Role.STUDENT, code, secret);
        tab.follow();
    }

    /** Leads a class with the key that the teacher has kept. */
    void resume(Room room, String key) {
        String address = address();
        wrong.check(address);
        try {
            TeacherTab tab = TeacherTab.resumed(ui(), rooms, room.code(), key.strip());
            sit(tab);
            tab.takeUp();
            seat.remember(ClassSeat.Role.TEACHER, room.code(), key.strip());
        } catch (RefusedException refused) {
            wrong.wrong(address);
            throw refused;
        }
    }

    /** Goes out of the class. */
    void leave() {
        tab().ifPresent(tab -> {
            if (tab instanceof StudentTab student) {
                tab.attempt(() -> rooms.leave(student.code(), student.seat()));
            }
            tab.goOut();
        });
        show();
    }

    /** The page was loaded anew: the place in the class is there again. A class that has ended meanwhile, or a seat that was taken away, needs no words. */
    private void comeBack(ClassSeat.Role role, String code, String secret) {
        if (tab().isPresent()) {
            return;
        }
        try {
            Room room = find(code);
            if (role == ClassSeat.Role.TEACHER) {
                resume(room, secret);
            } else if (rooms.seated(room, secret).isPresent()) {
                seat(room.code(), secret);
            } else {
                seat.forget();
            }
        } catch (RefusedException refused) {
            seat.forget();
            Said.in(ui(), refused.notice().key(), refused.notice().arguments());
        }
    }

    private void sit(ClassTab tab) {
        tab.onChange(this::show);
        show();
    }

    private static String address() {
        return VaadinSession.getCurrent().getBrowser().getAddress();
    }

    /** Nothing of another class, nor of another place in it, is said any more. */
    private void silence() {
        getUI().map(LiveRegion::of).ifPresent(region -> List.of(Voice.CLASS, Voice.QUESTION, Voice.CROWD, Voice.ANSWERS)
                .forEach(voice -> region.say(voice, "")));
    }

    private void show() {
        ClassTab tab = tab().orElse(null);
        setClassName("absent", tab == null);
        if (tab == null && shown != null) {
            seat.forget();
        }
        if (tab != shown) {
            shown = tab;
            silence();
            line.removeAll();
            if (tab instanceof StudentTab student) {
                line.add(new StudentLine(student, this::leave));
            } else if (tab instanceof TeacherTab teacher) {
                line.add(new TeacherLine(teacher));
            }
        }
        line.getChildren().forEach(child -> ((ClassLine) child).show());
        poll.show(tab);
        onChange.run();
    }
}
