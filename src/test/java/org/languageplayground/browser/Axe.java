package org.languageplayground.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules of axe for WCAG 2.2 at level AA, in a page that has its script. */
final class Axe {
    /** Where the script lies. */
    static final String SCRIPT = "/axe.min.js";

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /**
     * What is Vaadin's own: the box that scrolls the tabs takes the focus from a script (tabindex -1), and so counts as a child of the list that is no tab.
     * No key reaches it, and a screen reader passes over it.
     */
    private static final Pattern NOT_OURS =
            Pattern.compile("aria-required-children at vaadin-tabs\\S*: .*div\\[tabindex].*");

    private static final String BROKEN_RULES = """
            ({ rules, preload }) => axe.run(document, { runOnly: rules, resultTypes: ['violations'], preload }).then(({ violations }) => violations.flatMap(
              rule => rule.nodes.map(node => `${rule.id} at ${node.target.flat().join(' >> ')}: ${node.failureSummary.split('\\n').slice(1).join(' ').trim()}`)))""";

    private Axe() {}

    /**
     * Which rules are broken where.
     *
     * @param sheets whether the style sheets are read as well, which are the same in every window
     */
    static List<String> broken(Page page, boolean sheets) {
        List<?> found = (List<?>) page.evaluate(BROKEN_RULES, Map.of("rules", RULES, "preload", sheets));
        return found.stream()
                .map(Object::toString)
                .filter(fault -> !NOT_OURS.matcher(fault).matches())
                .toList();
    }
}
