package org.languageplayground.classroom.lesson.play;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.languageplayground.ui.Presentation;

/** Where lessons stand. */
public final class Address {
    /** The page with all lessons. */
    public static final String LESSONS = "lessons";

    /** The parameter that names the lesson which a tab projects. */
    static final String KEY = "lesson";

    /** The parameter that names the lesson whose notes a tab shows. */
    static final String OF = "of";

    /** The page with the notes. */
    static final String NOTES = LESSONS + "/notes";

    private Address() {}

    /** Opens a lesson's scenario on the projector. Its id stands in the address, so that a scenario is never without parameters: those reset nothing. */
    public static void open(UI ui, LessonPlay play) {
        Map<String, List<String>> parameters =
                new LinkedHashMap<>(play.scenario().parameters());
        parameters.put(KEY, List.of(play.id()));
        parameters.put(Presentation.KEY, List.of(""));
        ui.navigate(play.scenario().chapter(), new QueryParameters(parameters));
    }

    /** The notes of a lesson. */
    static String notes(LessonPlay play) {
        return NOTES + "?" + OF + "=" + play.id();
    }
}
