package org.languageplayground.classroom.sheet;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.chapter.ChapterPage;
import org.languageplayground.ui.chapter.Exercise;
import org.languageplayground.ui.chapter.Part;
import org.languageplayground.ui.chapter.Setting;

/** A chapter's stage in a scenario, computed now. It is the chapter's own page, of which the style sheet shows the stage alone, as a picture. */
final class ChapterStage extends Div {
    private final Div still = new Div();
    private String chapter = "";
    private ChapterPage<?> page;
    private transient List<Setting> first = List.of();

    /** Empty so far. */
    ChapterStage() {
        addClassNames("stage-alone", "sheet-stage");
        getElement().setAttribute("role", "img");
        still.getElement().setAttribute("inert", true);
        add(still);
    }

    /**
     * Sets a sheet's scenario.
     *
     * @return what in it could not be taken as it stood there
     */
    List<Notice> open(Sheet sheet) {
        if (!sheet.chapter().equals(chapter)) {
            make(sheet.chapter());
        }
        page.open(Map.of());
        first = page.settings();
        List<Notice> notices = new ArrayList<>(page.open(sheet.parameters()));
        notices.addAll(page.hide(sheet.hidden()));
        page.open(QueryParameters.fromString(page.scenarioQuery()).getParameters());
        describe();
        return notices;
    }

    private void make(String key) {
        Class<? extends Component> view = RouteConfiguration.forSessionScope()
                .getRoute(key)
                .orElseThrow(() -> new IllegalStateException("no view has the route " + key));
        page = (ChapterPage<?>) Instantiator.get(UI.getCurrent()).createComponent(view);
        chapter = key;
        still.removeAll();
        still.add(page);
    }

    /** Hides what has these names, and shows all else. */
    void hide(Set<String> names) {
        page.hide(names);
        describe();
    }

    private void describe() {
        getElement().setAttribute("aria-label", page.hidden().contains("message") ? title() : page.seen());
    }

    /** The names that are hidden, as far as something has them. */
    Set<String> hidden() {
        return page.hidden();
    }

    /** The scenario as the page has taken it. */
    String scenario() {
        return page.scenarioQuery();
    }

    /** The chapter's. */
    String title() {
        return page.getPageTitle();
    }

    /** What a link can hide here. */
    List<Part> parts() {
        return page.parts();
    }

    /** The chapter's exercises. */
    List<Exercise> exercises() {
        return page.exercises();
    }

    /** What is typed, which every chapter has first, and what is set otherwise than on the chapter's first scenario. */
    List<Setting> moved() {
        List<Setting> now = page.settings();
        return now.stream()
                .filter(setting -> setting == now.getFirst() || !first.contains(setting))
                .toList();
    }
}
