package org.languageplayground.classroom;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.languageplayground.classroom.room.Poll;
import org.languageplayground.classroom.room.Room;
import org.languageplayground.classroom.room.Student;
import org.languageplayground.ui.chapter.Taught;

/** What a class guessed and taught, as a file for a spreadsheet (RFC 4180). Cells that a spreadsheet would take for a formula begin with an apostrophe. */
final class Report {
    private static final String FORMULAS = "=+-@\t\r";

    private Report() {}

    /** The report; with names, or with numbers in their place. */
    static String of(Component page, Room room, boolean named) {
        Stream<List<String>> polls = room.polls().stream().flatMap(poll -> poll(page, poll));
        Stream<List<String>> table = room.roll().students().stream()
                .filter(student -> student.taught().isPresent())
                .map(student -> taught(page, student, named));
        List<String> pollHeads = heads(page, "question", "answer", "votes", "right");
        List<String> tableHeads = heads(page, "student", "lesson", "says", "probability", "right", "lost", "known");
        Stream<List<String>> first = Stream.concat(Stream.of(pollHeads), polls);
        Stream<List<String>> second = Stream.concat(Stream.of(List.of(), tableHeads), table);
        return Stream.concat(first, second)
                .map(row -> row.stream().map(Report::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static List<String> heads(Component page, String... names) {
        return Stream.of(names)
                .map(name -> page.getTranslation("class.report." + name))
                .toList();
    }

    private static Stream<List<String>> poll(Component page, Poll poll) {
        return poll.counts().stream()
                .map(count -> List.of(
                        poll.question(),
                        count.answer(),
                        String.valueOf(count.votes()),
                        count.right() ? page.getTranslation("class.table.yes") : ""));
    }

    private static List<String> taught(Component page, Student student, boolean named) {
        Taught taught = student.taught().orElseThrow();
        return List.of(
                named ? student.name() : Names.number(page, student),
                taught.question(),
                taught.says(),
                String.valueOf(taught.probability()),
                page.getTranslation(taught.right() ? "class.table.yes" : "class.table.no"),
                String.valueOf(taught.lost()),
                String.valueOf(taught.known()));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(letter -> ",\"\r\n".indexOf(letter) >= 0)
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
