package org.languageplayground.shell;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import org.languageplayground.classroom.ClassBar;
import org.languageplayground.classroom.lesson.play.LessonBar;
import org.languageplayground.classroom.lesson.play.LessonPlays;
import org.languageplayground.ui.Presentation;
import org.languageplayground.ui.chapter.ChapterPage;
import org.languageplayground.ui.chapter.Chapters;
import org.languageplayground.ui.ear.LiveRegion;
import org.languageplayground.ui.ear.Voice;

/** The frame of every page: name, the chapters as a path with the present one marked, Present, glossary, color scheme. */
@Layout
@JsModule("./shell/printing.ts")
@JsModule("./shell/keep-focus.ts")
public class MainLayout extends Div implements RouterLayout, BeforeEnterObserver, AfterNavigationObserver {
    private static final String GLOSSARY = "glossary";
    private static final String CLASS = "class";

    private final Main main = new Main();
    private final ClassBar room;
    private final Map<String, Anchor> links = new LinkedHashMap<>();
    private final Button present = new Button(getTranslation("shell.present"), event -> present());

    private final LessonBar lesson;
    private boolean opened;

    /** The frame of a tab that may be in a class and play a lesson, on a server that may have a link of its own. */
    public MainLayout(ClassBar room, LessonPlays lessons, SiteLink siteLink) {
        this.room = room;
        lesson = new LessonBar(lessons);
        Anchor name = new Anchor("", getTranslation("shell.name"));
        name.addClassName("product");
        OrderedList path = new OrderedList();
        Chapters.ALL.forEach(chapter -> {
            Anchor link = new Anchor(chapter.key(), getTranslation("shell." + chapter.key()));
            links.put(chapter.key(), link);
            path.add(new ListItem(link));
        });
        Nav nav = new Nav(path);
        nav.setAriaLabel(getTranslation("shell.navigation"));
        Anchor glossary = new Anchor(GLOSSARY, getTranslation("shell.glossary"));
        links.put(GLOSSARY, glossary);
        Anchor classes = new Anchor(CLASS, getTranslation("shell.class"));
        links.put(CLASS, classes);
        present.addThemeNames("tertiary");
        Header header = new Header(
                new SkipLink(), name, nav, present, classes, glossary, new LanguageSwitch(), new ThemeSwitch());
        header.addClassName("top");
        main.setId("content");
        main.getElement().setAttribute("tabindex", "-1");
        add(new ConnectionLine(), header, lesson, room, main);
        siteLink.link().map(SiteFooter::new).ifPresent(this::add);
        add(LiveRegion.of(UI.getCurrent()));
    }

    private void present() {
        Presentation presentation = Presentation.of(UI.getCurrent());
        presentation.set(!presentation.on());
        lesson.end();
        show(presentation);
        UI.getCurrent().getInternals().getActiveRouterTargetsChain().stream()
                .filter(ChapterPage.class::isInstance)
                .forEach(page -> ((ChapterPage<?>) page).link());
    }

    private void show(Presentation presentation) {
        present.setText(getTranslation(presentation.on() ? "shell.present.end" : "shell.present"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Presentation.of(event.getUI()).enter(event.getLocation().getQueryParameters());
        Presentation.embedded(event.getUI()).enter(event.getLocation().getQueryParameters());
        lesson.enter(event.getLocation().getQueryParameters());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        links.forEach((route, link) -> {
            if (event.getLocation().getPath().equals(route)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
        show(Presentation.of(event.getLocationChangeEvent().getUI()));
        room.entered(event);
        name(event);
    }

    /** A page that gives way to another is not read anew by itself. */
    private void name(AfterNavigationEvent event) {
        LiveRegion region = LiveRegion.of(event.getLocationChangeEvent().getUI());
        event.getActiveChain().stream()
                .filter(HasDynamicTitle.class::isInstance)
                .findFirst()
                .ifPresent(page -> region.say(Voice.PAGE, ((HasDynamicTitle) page).getPageTitle()));
        if (!opened) {
            region.readWithPage();
            opened = true;
        }
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
        main.getElement().appendChild(content.getElement());
    }
}
