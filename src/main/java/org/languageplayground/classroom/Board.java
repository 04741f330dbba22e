package org.languageplayground.classroom;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Location;
import java.util.List;
import java.util.function.Consumer;
import org.languageplayground.classroom.room.Room;
import org.languageplayground.classroom.room.Shared;

/** What students have shared, the newest first: whoever presses one goes there. */
final class Board extends Section {
    private final transient Consumer<String> open;
    private final Paragraph none = new Paragraph(getTranslation("class.board.none"));
    private final UnorderedList list = new UnorderedList();
    private transient List<Object> shown = List.of();

    /** Calls back with the scenario that is chosen. */
    Board(Consumer<String> open) {
        this.open = open;
        addClassName("class-board");
        add(new H2(getTranslation("class.board")), none, list);
    }

    void show(Room room) {
        List<Object> now = List.of(room.board(), room.screen().namesHidden());
        none.setVisible(room.board().isEmpty());
        if (!now.equals(shown)) {
            shown = now;
            list.removeAll();
            room.board().reversed().forEach(shared -> list.add(row(room, shared)));
        }
    }

    private ListItem row(Room room, Shared shared) {
        String chapter = getTranslation("shell." + new Location(shared.scenario()).getPath());
        String note = shared.note().isEmpty() ? chapter : getTranslation("class.board.note", shared.note(), chapter);
        Button button = new Button(note, event -> open.accept(shared.scenario()));
        return new ListItem(button, new Span(Names.of(this, room, shared.id())));
    }
}
