package org.languageplayground.classroom;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;

/** The two ways into a class: a teacher begins one, a student types its code. */
final class StartForm extends Div {

    StartForm(Runnable open, Consumer<String> enter) {
        addClassName("class-doors");
        TextField code = new TextField(getTranslation("class.code"));
        code.setPlaceholder("7KD-3QM");
        code.setMaxLength(40);
        code.getElement().setAttribute("autocapitalize", "characters").setAttribute("autocomplete", "off");
        Button in = new Button(getTranslation("class.enter"), event -> enter.accept(code.getValue()));
        in.addThemeNames("primary");
        in.addClickShortcut(Key.ENTER).listenOn(code);
        Button start = new Button(getTranslation("class.start"), event -> open.run());
        start.addThemeNames("primary");
        add(
                new Section(
                        new H2(getTranslation("class.student")),
                        new Paragraph(getTranslation("class.student.about")),
                        code,
                        in),
                new Section(
                        new H2(getTranslation("class.teacher")),
                        new Paragraph(getTranslation("class.teacher.about")),
                        start));
    }
}
