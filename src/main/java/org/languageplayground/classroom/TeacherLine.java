package org.languageplayground.classroom;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.languageplayground.classroom.room.Poll;
import org.languageplayground.classroom.room.RoomCode;
import org.languageplayground.ui.Unchanged;
import org.languageplayground.ui.ear.LiveRegion;
import org.languageplayground.ui.ear.Voice;

/** A teacher's place: how many there are, whether they see this tab, and a question to them. */
final class TeacherLine extends ClassLine {
    private final transient TeacherTab tab;
    private final Span who = new Span();
    private final Span state = new Span();
    private final Button pause;
    private final Button lead;
    private final Button ask;

    TeacherLine(TeacherTab tab) {
        this.tab = tab;
        pause = new Button(getTranslation("class.pause"), event -> tab.setLeading(false));
        lead = new Button(getTranslation("class.lead"), event -> lead());
        lead.addThemeNames("primary");
        ask = new Button(getTranslation("class.ask"), event -> ask());
        who.addClassName("class-who");
        add(who, state, pause, lead, ask, new Anchor("class/" + tab.code(), getTranslation("class.desk")));
    }

    private void lead() {
        if (tab.overtaken()) {
            tab.claimAgain();
        }
        tab.setLeading(true);
    }

    private void ask() {
        tab.lead(room -> room.asking(Poll.asking(getTranslation("class.ask.question"), List.of(), -1, "")));
    }

    @Override
    void show() {
        Unchanged.orText(
                who,
                getTranslation(
                        "class.teacher.who",
                        RoomCode.written(tab.code()),
                        tab.room().roll().students().size()));
        Unchanged.orText(
                state,
                getTranslation(tab.overtaken() ? "class.overtaken" : tab.leading() ? "class.leading" : "class.paused"));
        LiveRegion region = LiveRegion.of(tab.ui());
        region.say(Voice.CLASS, state.getText());
        region.say(
                Voice.CROWD,
                getTranslation("class.present", tab.room().roll().students().size()));
        pause.setVisible(tab.leading());
        lead.setVisible(!tab.leading());
        ask.setVisible(
                tab.leading() && tab.page().isPresent() && tab.room().poll().isEmpty());
    }
}
