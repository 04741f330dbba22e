package org.languageplayground.classroom;

import com.vaadin.flow.component.Component;
import org.languageplayground.classroom.room.Room;
import org.languageplayground.classroom.room.Student;

/** What students are called on the screen: by their names, or by numbers where the teacher hides them. */
final class Names {
    private Names() {}

    static String of(Component page, Room room, Student student) {
        return room.screen().namesHidden() ? number(page, student) : student.name();
    }

    static String of(Component page, Room room, String id) {
        return room.roll().student(id).map(student -> of(page, room, student)).orElse("");
    }

    static String number(Component page, Student student) {
        return page.getTranslation("class.number", student.number());
    }
}
