package org.languageplayground.classroom.lesson;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.languageplayground.classroom.lesson.plan.Lesson;

/** A lesson to be chosen: what it is for, how long it takes, what happens in it. */
final class LessonCard extends Article {
    private final Div actions = new Div();

    /**
     * A card.
     *
     * @param start begins the lesson
     */
    LessonCard(LessonFile file, Runnable start) {
        addClassName("lesson-card");
        Lesson lesson = file.lesson();
        Paragraph minutes = new Paragraph(getTranslation(
                "lessons.minutes", lesson.minutes(), lesson.steps().size()));
        minutes.addClassName("help");
        Button begin = new Button(getTranslation("lessons.start"), event -> start.run());
        begin.setAriaLabel(getTranslation("ui.named", getTranslation("lessons.start"), lesson.title()));
        begin.addThemeNames("primary");
        Anchor download = new Anchor(
                DownloadHandler.fromInputStream(event -> new DownloadResponse(
                        new ByteArrayInputStream(file.source()),
                        file.name(),
                        "text/markdown;charset=utf-8",
                        file.source().length)),
                AttachmentType.DOWNLOAD,
                getTranslation("lessons.download"));
        download.setAriaLabel(getTranslation("ui.named", getTranslation("lessons.download"), lesson.title()));
        actions.add(begin, download);
        actions.addClassName("actions");
        Details plan = new Details(getTranslation("lessons.plan"));
        list(plan, "lessons.goals", lesson.goals());
        list(plan, "lessons.misconceptions", lesson.misconceptions());
        OrderedList steps = new OrderedList();
        lesson.steps()
                .forEach(step ->
                        steps.add(new ListItem(getTranslation("lessons.coming.step", step.title(), step.minutes()))));
        plan.add(new H3(getTranslation("lessons.steps")), steps);
        add(new H2(lesson.title()), minutes, new Html("<div>" + lesson.introduction() + "</div>"), actions, plan);
    }

    private void list(Details plan, String name, List<String> lines) {
        if (!lines.isEmpty()) {
            UnorderedList list = new UnorderedList();
            lines.forEach(line -> list.add(new ListItem(line)));
            plan.add(new H3(getTranslation(name)), list);
        }
    }

    /** With a button that forgets it. */
    LessonCard removable(Runnable remove) {
        Button button = new Button(getTranslation("lessons.remove"), event -> remove.run());
        button.addThemeNames("tertiary");
        actions.add(button);
        return this;
    }
}
