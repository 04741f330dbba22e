package org.languageplayground.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Location;

/** What a student sees of the class: the table, and the board. */
final class StudentPage extends Div {
    private final transient StudentTab tab;
    private final Paragraph waiting = new Paragraph(getTranslation("class.waiting.about"));
    private final ClassTable table = new ClassTable();
    private final Board board;

    StudentPage(StudentTab tab) {
        this.tab = tab;
        board = new Board(scenario -> {
            tab.lookAround();
            Location location = new Location(scenario);
            tab.ui().navigate(location.getPath(), location.getQueryParameters());
        });
        add(waiting, table, board);
        show();
    }

    /** Brings it up to date. */
    void show() {
        waiting.setVisible(tab.room().screen().scenario().isEmpty());
        table.show(tab.room());
        board.show(tab.room());
    }
}
