package org.languageplayground.classroom.lesson.plan;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.languageplayground.ui.Presentation;
import org.languageplayground.ui.chapter.Chapters;

/**
 * What a chapter's page shows.
 *
 * @param chapter the key of the chapter
 * @param query what is set, as in the page's address
 */
public record Scenario(String chapter, String query) {
    private static final int LONGEST = 4_000;

    private static final Pattern HOST = Pattern.compile("^(?:https?:)?//[^/?#]*");

    private static final Set<String> KEYS =
            Chapters.ALL.stream().map(Chapters.Chapter::key).collect(Collectors.toSet());

    /** That of an address of this playground, wherever it runs; none if the address leads elsewhere. */
    public static Optional<Scenario> of(String address) {
        String local = HOST.matcher(address.replaceFirst("#.*", "")).replaceFirst("");
        int asked = local.indexOf('?');
        String path = asked < 0 ? local : local.substring(0, asked);
        String chapter = path.substring(path.lastIndexOf('/') + 1);
        if (address.length() > LONGEST || path.contains(":") || !KEYS.contains(chapter)) {
            return Optional.empty();
        }
        String query = asked < 0 ? "" : local.substring(asked + 1);
        try {
            Map<String, List<String>> parameters =
                    new LinkedHashMap<>(QueryParameters.fromString(query).getParameters());
            parameters.remove(Presentation.KEY);
            return Optional.of(new Scenario(chapter, new QueryParameters(parameters).getQueryString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What is set, by its name in the address. */
    public Map<String, List<String>> parameters() {
        return QueryParameters.fromString(query).getParameters();
    }
}
