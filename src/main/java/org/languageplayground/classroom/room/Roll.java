package org.languageplayground.classroom.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.languageplayground.ui.chapter.Taught;

/**
 * Who is in a room.
 *
 * @param numbers how many have ever joined
 * @param students in the order of joining
 * @param removed the ids of those who were sent out
 */
public record Roll(int numbers, List<Student> students, List<String> removed) {
    /** How many may be in a room. */
    static final int MOST_STUDENTS = 300;

    /** Keeps copies. */
    public Roll {
        students = List.copyOf(students);
        removed = List.copyOf(removed);
    }

    static Roll empty() {
        return new Roll(0, List.of(), List.of());
    }

    /** The student with that id. */
    public Optional<Student> student(String id) {
        return students.stream().filter(student -> student.id().equals(id)).findFirst();
    }

    /**
     * With another student; one who is in already stays as before.
     *
     * @throws RefusedException if the student was sent out or the room is full
     */
    Roll joined(String id, StudentName name) {
        if (removed.contains(id)) {
            throw new RefusedException("class.refused.removed");
        }
        if (student(id).isPresent()) {
            return this;
        }
        if (students.size() >= MOST_STUDENTS) {
            throw new RefusedException("class.refused.full", MOST_STUDENTS);
        }
        List<Student> more = new ArrayList<>(students);
        more.add(new Student(id, numbers + 1, free(name.text()), Optional.empty()));
        return new Roll(numbers + 1, more, removed);
    }

    /** That name, or with a number behind it where someone has it. */
    private String free(String name) {
        List<String> taken = students.stream().map(Student::name).toList();
        String tried = name;
        for (int i = 2; taken.contains(tried); i++) {
            tried = name + " " + i;
        }
        return tried;
    }

    Roll without(String id) {
        return new Roll(
                numbers,
                students.stream().filter(student -> !student.id().equals(id)).toList(),
                removed);
    }

    Roll removing(String id) {
        List<String> out = new ArrayList<>(removed);
        out.add(id);
        return new Roll(numbers, without(id).students, out);
    }

    Roll taught(String id, Taught result) {
        return each(student -> student.id().equals(id) ? student.having(Optional.of(result)) : student);
    }

    Roll untaught() {
        return each(student -> student.having(Optional.empty()));
    }

    private Roll each(UnaryOperator<Student> change) {
        return new Roll(numbers, students.stream().map(change).toList(), removed);
    }
}
