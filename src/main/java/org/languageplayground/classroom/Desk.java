package org.languageplayground.classroom;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.languageplayground.classroom.room.Room;
import org.languageplayground.classroom.room.RoomCode;
import org.languageplayground.ui.QrCode;
import org.languageplayground.ui.Unchanged;
import org.languageplayground.ui.chapter.Chapters;

/** Where the teacher leads from: the way in for students, who is there, a question, the table, the board, and what may be done to all. */
final class Desk extends Div {
    private final transient TeacherTab tab;
    private final ClassBar bar;
    private final Span code;
    private final Div way = new Div();
    private final Checkbox lock = new Checkbox(getTranslation("class.lock"));
    private final Checkbox hide = new Checkbox(getTranslation("class.hide"));
    private final Checkbox named = new Checkbox(getTranslation("class.report.names"));
    private final Roster roster;
    private final PollForm asking;
    private final ClassTable table = new ClassTable();
    private final Board board;

    Desk(TeacherTab tab, ClassBar bar) {
        this.tab = tab;
        this.bar = bar;
        addClassName("class-desk");
        code = new Span(RoomCode.written(tab.code()));
        code.addClassName("class-code");
        roster = new Roster(id -> tab.lead(room -> room.removing(id)));
        asking = new PollForm(poll -> tab.lead(room -> room.asking(poll)));
        board = new Board(tab::show);
        lock.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                tab.lead(room -> room.locking(event.getValue()));
            }
        });
        hide.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                tab.lead(room -> room.hidingNames(event.getValue()));
            }
        });
        way.addClassName("class-way");
        Section in = new Section(
                new H2(getTranslation("class.way")), new Paragraph(getTranslation("class.way.about")), code, way);
        Div left = new Div(in, acts());
        Div right = new Div(lessonsAndChapters(), asking, roster, table, board);
        left.addClassName("class-left");
        add(left, right);
        show();
    }

    private Section acts() {
        Anchor wall = new Anchor("wall/" + tab.code(), getTranslation("class.project"));
        wall.setTarget(AnchorTarget.BLANK);
        Button reset = new Button(getTranslation("class.reset"), event -> tab.lead(Room::resetting));
        Button end = new Button(getTranslation("class.end"), event -> EndDialog.open(this, tab::end));
        end.addThemeNames("error");
        Code key = new Code(tab.lead().key());
        Section acts = new Section(
                new H2(getTranslation("class.acts")),
                wall,
                lock,
                hide,
                reset,
                new Details(
                        getTranslation("class.report"),
                        new Div(new Paragraph(getTranslation("class.report.about")), named, report())),
                new Details(
                        getTranslation("class.key.own"),
                        new Div(new Paragraph(getTranslation("class.key.own.about")), key)),
                end);
        acts.addClassName("class-acts");
        return acts;
    }

    private Section lessonsAndChapters() {
        Div links = new Div();
        links.addClassName("class-options");
        Chapters.ALL.forEach(chapter -> links.add(new Anchor(chapter.key(), getTranslation("shell." + chapter.key()))));
        links.add(new Anchor("lessons", getTranslation("lessons.title")));
        return new Section(
                new H2(getTranslation("class.show")), new Paragraph(getTranslation("class.show.about")), links);
    }

    private Anchor report() {
        DownloadHandler handler = DownloadHandler.fromInputStream(event -> {
            byte[] csv = Report.of(this, tab.room(), named.getValue()).getBytes(StandardCharsets.UTF_8);
            return new DownloadResponse(
                    new ByteArrayInputStream(csv), "class-report.csv", "text/csv;charset=utf-8", csv.length);
        });
        return new Anchor(handler, getTranslation("class.report.save"));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        bar.address(tab.code(), address -> {
            way.removeAll();
            way.add(new QrCode(address, getTranslation("class.qr")));
        });
    }

    /** Brings it up to date. */
    void show() {
        Room room = tab.room();
        Unchanged.orValue(lock, room.screen().locked());
        Unchanged.orValue(hide, room.screen().namesHidden());
        asking.setEnabled(room.poll().isEmpty());
        roster.show(room);
        table.show(room);
        board.show(room);
    }
}
