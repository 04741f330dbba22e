package org.languageplayground.classroom.sheet;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A worksheet on a scenario of a chapter.
 *
 * @param chapter its key
 * @param scenario what is set on it, as the query of an address
 * @param hidden names of what students do not see
 * @param title heads the paper; empty for the chapter's own
 * @param exercises numbers of the chapter's exercises that are asked, from 1
 */
record Sheet(
        String chapter,
        String scenario,
        Set<String> hidden,
        String title,
        SortedSet<Integer> exercises,
        List<Question> questions) {
    static final int MOST_QUESTIONS = 40;
    static final int LONGEST_TITLE = 120;

    /** Nothing asked yet. */
    static Sheet on(String chapter, String scenario) {
        return new Sheet(chapter, scenario, Set.of(), "", new TreeSet<>(), List.of());
    }

    Sheet withHidden(Set<String> names) {
        return new Sheet(chapter, scenario, names, title, exercises, questions);
    }

    Sheet withTitle(String newTitle) {
        return new Sheet(chapter, scenario, hidden, newTitle, exercises, questions);
    }

    Sheet withExercises(Set<Integer> numbers) {
        return new Sheet(chapter, scenario, hidden, title, new TreeSet<>(numbers), questions);
    }

    Sheet withQuestions(List<Question> asked) {
        return new Sheet(chapter, scenario, hidden, title, exercises, List.copyOf(asked));
    }

    /** What stays when the sheet is on another scenario: the questions, and on the same chapter what is hidden and which exercises are asked. */
    Sheet movedTo(String newChapter, String newScenario) {
        boolean same = newChapter.equals(chapter);
        return new Sheet(
                newChapter,
                newScenario,
                same ? hidden : Set.of(),
                title,
                same ? exercises : new TreeSet<>(),
                questions);
    }

    /** The scenario's parameters by name. */
    Map<String, List<String>> parameters() {
        return QueryParameters.fromString(scenario).getParameters();
    }

    /** Where students go, below the application's own address. */
    String studentPath() {
        Map<String, List<String>> parameters = new LinkedHashMap<>(parameters());
        if (!hidden.isEmpty()) {
            parameters.put("hide", List.of(String.join(",", hidden)));
        }
        return chapter + Addresses.query(parameters);
    }

    /** Where a frame of another site goes. */
    String framePath() {
        String path = studentPath();
        return path + (path.contains("?") ? "&embed" : "?embed");
    }
}
