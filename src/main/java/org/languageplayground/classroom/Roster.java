package org.languageplayground.classroom;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import org.languageplayground.classroom.room.Room;
import org.languageplayground.classroom.room.Student;

/** Who is in the class, in the order of coming; each may be sent out. */
final class Roster extends Section {
    private final transient Consumer<String> remove;
    private final H2 title = new H2();
    private final OrderedList list = new OrderedList();
    private transient List<Object> shown = List.of();

    /** Calls back with the id of whoever is to go. */
    Roster(Consumer<String> remove) {
        this.remove = remove;
        addClassName("class-roster");
        add(title, list);
    }

    void show(Room room) {
        List<Object> now = List.of(room.roll(), room.screen().namesHidden());
        if (!now.equals(shown)) {
            shown = now;
            title.setText(getTranslation("class.roster", room.roll().students().size()));
            list.removeAll();
            room.roll().students().forEach(student -> list.add(row(room, student)));
        }
    }

    private ListItem row(Room room, Student student) {
        String name = Names.of(this, room, student);
        Button out = new Button(getTranslation("class.remove"), event -> remove.accept(student.id()));
        out.addThemeNames("tertiary", "small");
        out.setAriaLabel(getTranslation("class.remove.name", name));
        return new ListItem(new Span(name), out);
    }
}
