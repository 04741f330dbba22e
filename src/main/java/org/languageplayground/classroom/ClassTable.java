package org.languageplayground.classroom;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Comparator;
import java.util.List;
import org.languageplayground.classroom.room.Room;
import org.languageplayground.classroom.room.Student;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.PageText;
import org.languageplayground.ui.chapter.Taught;

/** What each student has taught a model and what it forgot over that: who knows the new fact and has lost least stands first. */
final class ClassTable extends Section {
    private static final Comparator<Student> BEST = Comparator.comparing(
            student -> student.taught().orElseThrow(),
            Comparator.comparing(Taught::right)
                    .reversed()
                    .thenComparingInt(Taught::lost)
                    .thenComparing(
                            Comparator.comparingDouble(Taught::probability).reversed()));

    private final transient PageText text = new PageText(this::getTranslation, this::getLocale);
    private final Paragraph none = new Paragraph(getTranslation("class.table.none"));
    private final Paragraph best = new Paragraph();
    private final NumberTable table = new NumberTable(
            getTranslation("class.table"),
            List.of(
                    getTranslation("class.table.student"),
                    getTranslation("class.table.question"),
                    getTranslation("class.table.says"),
                    getTranslation("class.table.probability"),
                    getTranslation("class.table.right"),
                    getTranslation("class.table.lost")));

    ClassTable() {
        addClassName("class-table");
        table.setTextColumns(0, 1, 2, 4);
        add(new H2(getTranslation("class.table")), none, best, table);
    }

    void show(Room room) {
        List<Student> taught = room.roll().students().stream()
                .filter(student -> student.taught().isPresent())
                .sorted(BEST)
                .toList();
        none.setVisible(taught.isEmpty());
        table.setVisible(!taught.isEmpty());
        best.setVisible(
                !taught.isEmpty() && taught.getFirst().taught().orElseThrow().right());
        if (best.isVisible()) {
            Taught first = taught.getFirst().taught().orElseThrow();
            best.setText(getTranslation(
                    "class.table.best",
                    Names.of(this, room, taught.getFirst()),
                    first.says(),
                    first.lost(),
                    first.known()));
        }
        table.show(taught.stream().map(student -> row(room, student)).toList(), -1);
    }

    private List<String> row(Room room, Student student) {
        Taught taught = student.taught().orElseThrow();
        return List.of(
                Names.of(this, room, student),
                taught.question(),
                taught.says(),
                text.probability(taught.probability()),
                getTranslation(taught.right() ? "class.table.yes" : "class.table.no"),
                getTranslation("class.table.of", taught.lost(), taught.known()));
    }
}
