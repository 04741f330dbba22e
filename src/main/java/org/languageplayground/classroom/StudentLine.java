package org.languageplayground.classroom;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.textfield.TextField;
import org.languageplayground.classroom.room.RoomCode;
import org.languageplayground.classroom.room.Shared;
import org.languageplayground.ui.Unchanged;
import org.languageplayground.ui.ear.LiveRegion;
import org.languageplayground.ui.ear.Voice;

/** A student's place: follow the teacher, look around alone, share what is on the screen. */
final class StudentLine extends ClassLine {
    private final transient StudentTab tab;
    private final Span who = new Span();
    private final Span state = new Span();
    private final Button alone;
    private final Button follow;
    private final Button share = new Button(getTranslation("class.share"));
    private final Popover sharing = new Popover();
    private final TextField note = new TextField(getTranslation("class.share.note"));

    StudentLine(StudentTab tab, Runnable leave) {
        this.tab = tab;
        alone = new Button(getTranslation("class.alone"), event -> tab.lookAround());
        follow = new Button(getTranslation("class.follow"), event -> tab.follow());
        follow.addThemeNames("primary");
        who.addClassName("class-who");
        note.setMaxLength(Shared.LONGEST_NOTE);
        Button put = new Button(getTranslation("class.share.put"), event -> share());
        put.addThemeNames("primary");
        sharing.setTarget(share);
        sharing.setAriaLabel(getTranslation("class.share"));
        sharing.add(note, put);
        Button out = new Button(getTranslation("class.leave"), event -> leave.run());
        out.addThemeNames("tertiary");
        add(
                who,
                state,
                alone,
                follow,
                share,
                new Anchor("class/" + tab.code(), getTranslation("class.page")),
                out,
                sharing);
    }

    @Override
    void show() {
        Unchanged.orText(
                who,
                getTranslation(
                        "class.who", RoomCode.written(tab.code()), tab.student().name()));
        boolean waiting = tab.room().screen().scenario().isEmpty();
        boolean locked = tab.room().screen().locked();
        Unchanged.orText(
                state,
                getTranslation(
                        waiting
                                ? "class.waiting"
                                : locked ? "class.locked" : tab.following() ? "class.following" : "class.alone.now"));
        LiveRegion.of(tab.ui()).say(Voice.CLASS, state.getText());
        alone.setVisible(tab.following() && !locked && !waiting);
        follow.setVisible(!tab.following());
        share.setVisible(tab.page().isPresent());
    }

    private void share() {
        tab.page()
                .ifPresent(page -> tab.attempt(() -> {
                    tab.rooms()
                            .share(
                                    tab.code(),
                                    tab.seat(),
                                    note.getValue(),
                                    page.location().getPathWithQueryParameters());
                    Said.in(tab.ui(), "class.shared");
                    note.clear();
                    sharing.close();
                }));
    }
}
