package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.ui.chapter.Chapters;

/**
 * In the other languages, whose words are longer or have no blanks between them, every page and tab still fits its boxes and its first screen,
 * and keeps the rules of axe.
 */
class EveryLanguageIT extends LayoutTest {

    private static List<String> chapters() {
        return Chapters.ALL.stream().map(Chapters.Chapter::key).toList();
    }

    private static List<String> pages() {
        return Stream.concat(Stream.of("", "glossary", "lessons", "worksheet", "class"), chapters().stream())
                .toList();
    }

    private void enter(String path) {
        page.navigate(address("/" + path));
        assertThat(page.locator("h1")).not().hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "zh"})
    void everyTabFitsItsBoxesAndTheFirstScreen(String language) throws IOException {
        for (String chapter : chapters()) {
            lookAtTabs(chapter + "?lang=" + language, USUAL, ENDS, SMALLEST_TEXT);
        }
        nothingIsWrong();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "zh"})
    void everyPageFitsItsBoxesAndKeepsTheRulesOfAxe(String language) throws IOException {
        for (String path : pages()) {
            String address = path + "?lang=" + language;
            enter(address);
            look(address, ENDS);
            page.evaluate(resource(Axe.SCRIPT));
            note(address + " on a phone", Axe.broken(page, true));
        }
        nothingIsWrong();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "zh"})
    void theProjectedStagesFitTheFirstScreen(String language) throws IOException {
        for (String chapter : chapters()) {
            lookAtTabs(chapter + "?present&lang=" + language, PROJECTORS, List.of(), SMALLEST_PROJECTED_TEXT);
        }
        nothingIsWrong();
    }

    @Test
    void aTextThatIsCutAndOneThatReachesOutOfItsBoxAreFound() throws IOException {
        enter("glossary?lang=de");
        page.evaluate("""
                () => document.querySelector('main').insertAdjacentHTML('beforeend', `
                  <div style="width: 4rem; overflow: hidden; white-space: nowrap">Donaudampfschifffahrt</div>
                  <button style="width: 4rem; white-space: nowrap">Ausgangswahrscheinlichkeit</button>`)""");
        look("glossary", ENDS);
        assertThat(wrong())
                .anyMatch(fault -> fault.contains("“Donaudampfschifffahrt” is cut"))
                .anyMatch(fault -> fault.contains("“Ausgangswahrscheinlichkeit” reaches out of button"));
    }
}
