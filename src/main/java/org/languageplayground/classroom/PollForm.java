package org.languageplayground.classroom;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.languageplayground.classroom.room.Poll;
import org.languageplayground.ui.chapter.Chapters;

/** A question to the class: of the teacher's own, or one of the exercises with its scenario. */
final class PollForm extends Section {
    private final TextField question = new TextField(getTranslation("class.poll.question"));
    private final TextArea options = new TextArea(getTranslation("class.poll.options"));
    private final Select<Ready> ready = new Select<>();
    private String scenario = "";
    private String right = "";

    /** The question of an exercise, and the scenario that answers it. */
    private record Ready(String task, String question, List<String> options, int right, String scenario) {}

    PollForm(Consumer<Poll> ask) {
        addClassName("class-asking");
        question.setValue(getTranslation("class.ask.question"));
        question.setMaxLength(Poll.LONGEST_QUESTION);
        options.setHelperText(getTranslation("class.poll.options.help"));
        options.setMaxLength(1_000);
        ready.setLabel(getTranslation("class.poll.ready"));
        ready.setItems(exercises());
        ready.setItemLabelGenerator(one -> one == null ? "" : one.task());
        ready.setEmptySelectionAllowed(true);
        ready.addValueChangeListener(event -> take(event.getValue()));
        Button send = new Button(getTranslation("class.poll.ask"), event -> {
            List<String> lines = options.getValue()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            Said.unlessRefused(
                    event.getSource().getUI().orElseThrow(),
                    () -> ask.accept(Poll.asking(question.getValue(), lines, lines.indexOf(right), scenario)));
        });
        send.addThemeNames("primary");
        Div form = new Div(ready, question, options, send);
        form.addClassName("class-form");
        add(new H2(getTranslation("class.poll")), new Paragraph(getTranslation("class.poll.about")), form);
    }

    private List<Ready> exercises() {
        List<Ready> all = new ArrayList<>();
        Chapters.ALL.forEach(chapter -> {
            int number = 1;
            Optional<Ready> one = exercise(chapter.key(), number);
            while (one.isPresent()) {
                all.add(one.get());
                one = exercise(chapter.key(), ++number);
            }
        });
        return all;
    }

    private Optional<Ready> exercise(String chapter, int number) {
        String key = chapter + ".exercise." + number;
        String task = getTranslation(key);
        return task.contains(key)
                ? Optional.empty()
                : Optional.of(new Ready(
                        task,
                        getTranslation("ui.sentences", task, getTranslation(key + ".guess")),
                        getTranslation(key + ".options")
                                .lines()
                                .map(String::strip)
                                .toList(),
                        Integer.parseInt(getTranslation(key + ".right")) - 1,
                        chapter + "?" + getTranslation(key + ".link")));
    }

    private void take(Ready chosen) {
        question.setValue(chosen == null ? getTranslation("class.ask.question") : chosen.question());
        options.setValue(chosen == null ? "" : String.join("\n", chosen.options()));
        scenario = chosen == null ? "" : chosen.scenario();
        right = chosen == null ? "" : chosen.options().get(chosen.right());
    }
}
