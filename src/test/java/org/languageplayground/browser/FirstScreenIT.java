package org.languageplayground.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.ui.chapter.Chapters;
import org.languageplayground.world.EnglishEncoder;

/** Input, picture, output and message of every stage and tab stand in the first screen, whatever its size. */
class FirstScreenIT extends LayoutTest {
    /** Other languages are longer: they keep to the usual sizes. */
    private static final List<Window> WINDOWS = Stream.concat(
                    USUAL.stream(), Stream.of(new Window(960, 540, ColorScheme.LIGHT)))
            .toList();

    /** Of every chapter the first scenario, and chapter 1 with the English encoder. */
    private static List<String> stages() {
        return Stream.concat(
                        Chapters.ALL.stream().map(chapter -> chapter.key() + "?"),
                        Stream.of("attention?model=" + EnglishEncoder.NAME
                                + "&layer=4&head=2&selected=10"
                                + "&sentence=The+animal+did+not+cross+the+street+because+it+was+too+tired."))
                .toList();
    }

    @Test
    void whatMattersIsInTheFirstScreen() throws IOException {
        for (String stage : stages()) {
            lookAtTabs(stage, WINDOWS, ENDS, SMALLEST_TEXT);
        }
        nothingIsWrong();
    }

    @Test
    void whatMattersIsInTheFirstScreenOfAProjector() throws IOException {
        for (String stage : stages()) {
            lookAtTabs(stage + "&present", PROJECTORS, PROJECTORS, SMALLEST_PROJECTED_TEXT);
        }
        nothingIsWrong();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/glossary", "/attention"})
    void everyPageCanBeProjectedByItsAddress(String path) {
        page.navigate(address(path + "?present"));
        PlaywrightAssertions.assertThat(button("End presenting")).isVisible();
        PlaywrightAssertions.assertThat(page.locator(".present")).hasCount(1);
    }
}
