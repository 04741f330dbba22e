package org.languageplayground.classroom;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.languageplayground.classroom.room.StudentName;

/** Where a student takes a name and comes in; and where a teacher who has lost the page comes back with the key. */
final class JoinForm extends Div {
    private static final int LONGEST_KEY = 64;

    JoinForm(String code, Consumer<String> join, Consumer<String> resume) {
        addClassName("class-doors");
        TextField name = new TextField(getTranslation("class.name"));
        name.setHelperText(getTranslation("class.name.help"));
        name.setValue(given());
        name.setMaxLength(StudentName.LONGEST);
        Button in = new Button(getTranslation("class.join"), event -> join.accept(name.getValue()));
        in.addThemeNames("primary");
        in.addClickShortcut(Key.ENTER).listenOn(name);
        TextField key = new TextField(getTranslation("class.key"));
        key.setMaxLength(LONGEST_KEY);
        Button lead = new Button(getTranslation("class.key.use"), event -> resume.accept(key.getValue()));
        add(new Section(
                new H2(getTranslation("class.join.title", code)),
                new Paragraph(getTranslation("class.join.about")),
                name,
                in,
                new Details(getTranslation("class.key.title"), new Div(key, lead))));
    }

    /** A name to begin with: a colour and an animal. */
    private String given() {
        return getTranslation("class.names", one("class.names.first"), one("class.names.second"));
    }

    private String one(String key) {
        List<String> all = getTranslation(key).lines().map(String::strip).toList();
        return all.get(ThreadLocalRandom.current().nextInt(all.size()));
    }
}
