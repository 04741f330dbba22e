package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The narration with a voice that the test holds in its hand: what it is given to speak stands in {@code said}, and {@code current} is being spoken. */
class NarrationIT extends BrowserTest {
    private static final String VOICE = """
            window.said = [];
            window.SpeechSynthesisUtterance = function (text) { this.text = text; };
            Object.defineProperty(window, 'speechSynthesis', { value: {
              getVoices: () => [{ name: 'Test', lang: 'en-US', localService: true }],
              speak: (utterance) => { window.said.push(utterance.text); window.current = utterance; if (%s) utterance.onstart(); },
              cancel: () => {}, addEventListener: () => {}, removeEventListener: () => {},
            } });
            """;
    private static final String STEPS = """
            player => {
              player.steps = [{ text: 'One.', part: 'first' }, { text: 'Two, %s.', part: '' }];
              document.querySelector('.stage-stats').dataset.part = 'first';
            }
            """;

    private Locator caption() {
        return page.locator("narration-player .caption");
    }

    private void openWithVoice(boolean speaks, String secondSentence) {
        page.clock().install();
        page.addInitScript(VOICE.formatted(speaks));
        open("/attention");
        page.locator("narration-player").evaluate(STEPS.formatted(secondSentence));
    }

    @Test
    void theTextIsHiddenUntilItIsAskedFor() {
        open("/attention");
        Locator text = page.locator("narration-player p");
        assertThat(text).hasCount(0);
        button("Show text").click();
        assertThat(text).containsText("most of all at “mirna”");
        button("Hide text").click();
        assertThat(text).hasCount(0);
    }

    @Test
    void whatASentenceSpeaksOfIsMarkedWhileItIsSpoken() {
        openWithVoice(true, "at last");
        button("Play narration").click();
        assertThat(caption()).hasText("One.");
        Locator stats = page.locator(".stage-stats").first();
        assertThat(stats).hasClass(Pattern.compile("narrated"));
        page.evaluate("current.onend()");
        assertThat(caption()).hasText("Two, at last.");
        assertThat(stats).not().hasClass(Pattern.compile("narrated"));
        page.evaluate("current.onend()");
        assertThat(button("Play narration")).isVisible();
    }

    @Test
    void aVoiceOfThePagesLanguageIsTaken() {
        page.addInitScript(
                VOICE.formatted(true)
                        .replace(
                                "getVoices: () => [",
                                "getVoices: () => [{ name: 'Anna', lang: 'de-DE', localService: true }, { name: 'Jorge', lang: 'es-ES', localService: true },"));
        open("/attention?lang=es");
        button("Reproducir narración").click();
        assertThat(caption()).isVisible();
        assertThat(page.evaluate("current.voice.name")).isEqualTo("Jorge");
        assertThat(page.evaluate("current.lang")).isEqualTo("es-ES");
    }

    @Test
    void aPausedSentenceBeginsAnew() {
        openWithVoice(true, "at last");
        button("Play narration").click();
        page.evaluate("current.onend()");
        button("Pause narration").click();
        assertThat(caption()).hasCount(0);
        button("Play narration").click();
        assertThat(caption()).hasText("Two, at last.");
    }

    @Test
    void aVoiceThatStopsWithoutAWordDoesNotHoldTheNarration() {
        openWithVoice(true, "at last");
        button("Play narration").click();
        assertThat(caption()).hasText("One.");
        page.clock().fastForward(60_000);
        assertThat(caption()).hasText("Two, at last.");
        page.clock().fastForward(60_000);
        assertThat(button("Play narration")).isVisible();
    }

    @Test
    void aVoiceThatDoesNotBeginLeavesTheCaptions() {
        openWithVoice(false, "at last ".repeat(300));
        button("Play narration").click();
        page.clock().fastForward(60_000);
        assertThat(page.getByText("This browser does not speak")).isVisible();
        assertThat(caption()).containsText("Two, at last");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aLongSentenceIsSpokenInPieces() {
        openWithVoice(true, "and then some more ".repeat(30));
        button("Play narration").click();
        assertThat(caption()).hasText("One.");
        for (int piece = 0; piece < 40 && caption().count() > 0; piece++) {
            page.evaluate("current.onend()");
        }
        List<String> said = (List<String>) page.evaluate("said");
        assertThat(said).hasSizeGreaterThan(3).allMatch(text -> text.length() <= 160);
        assertThat(String.join(" ", said)).contains("more and then some");
    }
}
