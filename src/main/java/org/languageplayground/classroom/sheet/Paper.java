package org.languageplayground.classroom.sheet;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Set;
import org.languageplayground.ui.QrCode;
import org.languageplayground.ui.chapter.Exercise;
import org.languageplayground.ui.chapter.Setting;

/** The sheet as it is printed, always black on white: for students, or with what is hidden from them and the answers. */
final class Paper extends Article {
    private static final int LINES_FOR_A_REASON = 2;

    private final ChapterStage stage;
    private final H2 title = new H2();
    private final Paragraph solution = new Paragraph(getTranslation("classroom.sheet.solution"));
    private final Div who = new Div(blank("classroom.sheet.name"), blank("classroom.sheet.date"));
    private final UnorderedList settings = new UnorderedList();
    private final OrderedList questions = new OrderedList();
    private final Footer foot = new Footer();

    /** Around a stage. */
    Paper(ChapterStage stage) {
        this.stage = stage;
        addClassName("sheet");
        getElement().setAttribute("aria-label", getTranslation("classroom.sheet.preview"));
        who.addClassName("sheet-who");
        solution.addClassName("sheet-solution");
        settings.addClassName("sheet-settings");
        questions.addClassName("sheet-questions");
        title.getElement().setAttribute("dir", "auto");
        add(new Header(title, solution, who), settings, stage, questions, foot);
    }

    private Span blank(String key) {
        Span blank = new Span(getTranslation(key));
        blank.addClassName("sheet-blank");
        return blank;
    }

    /** Shows a sheet, with its solution or without. */
    void show(Sheet sheet, boolean solved) {
        title.setText(sheet.title().isBlank() ? stage.title() : sheet.title());
        solution.setVisible(solved);
        who.setVisible(!solved);
        stage.hide(solved ? Set.of() : sheet.hidden());
        settings.removeAll();
        stage.moved().stream()
                .filter(setting -> solved || !sheet.hidden().contains(setting.name()))
                .forEach(setting -> settings.add(item(setting)));
        questions.removeAll();
        List<Exercise> all = stage.exercises();
        sheet.exercises().stream()
                .filter(number -> number <= all.size())
                .forEach(number -> questions.add(exercise(number, all, solved)));
        sheet.questions().stream()
                .filter(question -> !question.blank())
                .forEach(question -> questions.add(own(question, solved)));
    }

    /** Shows where students find the page. */
    void showLink(String address) {
        foot.removeAll();
        if (QrCode.holds(address)) {
            foot.add(new QrCode(address, getTranslation("classroom.sheet.qr")));
        } else {
            foot.add(new Paragraph(address));
        }
    }

    private ListItem item(Setting setting) {
        Span value = new Span(setting.value());
        value.getElement().setAttribute("dir", "auto");
        return new ListItem(new Span(getTranslation("classroom.sheet.setting", setting.label())), value);
    }

    private ListItem exercise(int number, List<Exercise> all, boolean solved) {
        Exercise exercise = all.get(number - 1);
        UnorderedList options = new UnorderedList();
        options.addClassName("sheet-options");
        for (int i = 0; i < exercise.options().size(); i++) {
            ListItem option = new ListItem(exercise.options().get(i));
            option.setClassName("right", solved && i == exercise.right());
            options.add(option);
        }
        Paragraph where = new Paragraph(getTranslation("classroom.sheet.where", number, all.size()));
        where.addClassName("sheet-where");
        return new ListItem(
                new Paragraph(exercise.task()),
                where,
                new Paragraph(exercise.question()),
                options,
                solved
                        ? answer(exercise.why())
                        : new Div(new Paragraph(getTranslation("classroom.sheet.why")), ruled(LINES_FOR_A_REASON)));
    }

    private ListItem own(Question question, boolean solved) {
        ListItem item = new ListItem(told(question.text()));
        if (solved) {
            item.add(answer(question.answer()));
        } else if (question.lines() > 0) {
            item.add(ruled(question.lines()));
        }
        return item;
    }

    private Paragraph answer(String text) {
        Paragraph answer = told(text.isBlank() ? getTranslation("classroom.sheet.open") : text);
        answer.addClassName("sheet-answer");
        return answer;
    }

    private static Paragraph told(String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.getElement().setAttribute("dir", "auto");
        return paragraph;
    }

    private static Div ruled(int lines) {
        Div ruled = new Div();
        ruled.addClassName("ruled");
        for (int i = 0; i < lines; i++) {
            ruled.add(new Div());
        }
        return ruled;
    }
}
