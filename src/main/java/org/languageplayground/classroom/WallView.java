package org.languageplayground.classroom;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import java.util.Optional;
import org.languageplayground.classroom.room.Poll;
import org.languageplayground.classroom.room.RefusedException;
import org.languageplayground.classroom.room.Room;
import org.languageplayground.classroom.room.RoomCode;
import org.languageplayground.classroom.room.Rooms;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.PushedFrames;
import org.languageplayground.ui.QrCode;

/** The class on the projector: how to come in, the question with the answers as they come, the table, the board. */
@Route("wall/:code")
public class WallView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final transient Rooms rooms;
    private final ClassBar bar;
    private final H1 title = new H1();
    private final MessageLine message = new MessageLine();
    private final Paragraph count = new Paragraph();
    private final Paragraph question = new Paragraph();
    private final Histogram histogram = new Histogram();
    private final ClassTable table = new ClassTable();
    private final Board board;
    private final Div way = new Div();
    private final Div content = new Div();
    private String code = "";
    private transient Runnable unwatch = () -> {};

    public WallView(Rooms rooms, ClassBar bar) {
        this.rooms = rooms;
        this.bar = bar;
        addClassNames("chapter", "class-wall");
        board = new Board(scenario -> {
            Location location = new Location(scenario);
            getUI().ifPresent(ui -> ui.navigate(location.getPath(), location.getQueryParameters()));
        });
        question.addClassName("class-question");
        way.addClassName("class-way");
        Div poll = new Div(question, histogram);
        Div right = new Div(count, poll, table, board);
        content.add(way, right);
        content.addClassName("class-desk");
        add(title, message, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            Room room = bar.find(event.getRouteParameters().get("code").orElse(""));
            code = room.code();
            show(room);
        } catch (RefusedException refused) {
            gone(refused.notice().key(), refused.notice().arguments());
        }
    }

    private void gone(String key, Object... arguments) {
        content.setVisible(false);
        title.setText(getTranslation("class.title"));
        message.say(getTranslation(key, arguments));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        PushedFrames frames = new PushedFrames(
                attachEvent.getUI(), () -> rooms.find(code).ifPresentOrElse(this::show, () -> gone("class.ended")));
        unwatch = rooms.watch(code, room -> frames.changed());
        bar.address(code, address -> {
            way.removeAll();
            way.add(new QrCode(address, getTranslation("class.qr")));
        });
    }

    @Override
    protected void onDetach(DetachEvent detachEvent) {
        unwatch.run();
    }

    private void show(Room room) {
        title.removeAll();
        Span large = new Span(RoomCode.written(room.code()));
        large.addClassName("class-code");
        title.add(new Span(getTranslation("class.wall")), new Text(" "), large);
        count.setText(getTranslation("class.roster", room.roll().students().size()));
        Optional<Poll> poll = room.poll();
        question.setText(poll.map(Poll::question).orElse(""));
        question.setVisible(poll.isPresent());
        histogram.setVisible(poll.isPresent());
        poll.ifPresent(histogram::show);
        table.show(room);
        board.show(room);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("class.title");
    }
}
