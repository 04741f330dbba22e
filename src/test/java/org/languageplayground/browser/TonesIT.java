package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The numbers of a picture as tones: which frequencies the browser is told to sound, and the text that goes with them. */
class TonesIT extends BrowserTest {
    private static final double LOWEST = 220;
    private static final double HIGHEST = 880;

    @BeforeEach
    void writeDownWhatSounds() {
        page.addInitScript("""
                window.sounded = [];
                const sound = AudioParam.prototype.setValueAtTime;
                AudioParam.prototype.setValueAtTime = function (value, time) {
                  if (this.maxValue > 1000 && this.maxValue < 1e6) window.sounded.push(value);
                  return sound.call(this, value, time);
                };
                """);
    }

    private Locator player(String picture) {
        return page.getByRole(
                AriaRole.GROUP,
                new Page.GetByRoleOptions().setName("Tones: " + picture).setExact(true));
    }

    private List<Double> sounded() {
        return ((List<?>) page.evaluate("() => window.sounded.splice(0)"))
                .stream().map(value -> ((Number) value).doubleValue()).toList();
    }

    /** Frequencies that rise by two octaves from 0 to the greatest number. */
    private static double[] frequencies(double[] numbers, double greatest) {
        return IntStream.range(0, numbers.length)
                .mapToDouble(i -> LOWEST * Math.pow(HIGHEST / LOWEST, numbers[i] / greatest))
                .toArray();
    }

    private double[][] rows(String picture) {
        List<String> lines =
                saved(picture, "Download data (CSV)").lines().skip(1).toList();
        return lines.stream()
                .map(line -> List.of(line.split(",")))
                .map(cells -> cells.subList(1, cells.size()).stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    @Test
    void theWeightsOfTheChosenTokenSoundOneAfterTheOtherAndEachByItself() {
        open("/attention?sentence=the+dog+saw+a+cat&selected=3");
        String picture = "Where the chosen tokens look";
        double[][] rows = rows(picture);
        choose(picture, "Listen to the numbers");
        Locator play = player(picture).getByRole(AriaRole.BUTTON);
        assertThat(play).isFocused();
        assertThat(player(picture).locator("#summary"))
                .containsText(Pattern.compile("after the other: 3\\. Least: 0[.]\\d+ \\(\\w+\\)"));
        assertThat(player(picture).locator("#summary")).containsText("0 is 220 Hz, 1 is 880 Hz");
        play.press("Enter");
        assertThat(play).hasText("Play");
        double[] ofSaw = {rows[2][0], rows[2][1], rows[2][2]};
        assertSounded(frequencies(ofSaw, 1));

        Locator tone = player(picture).getByRole(AriaRole.SLIDER);
        tone.focus();
        page.keyboard().press("Home");
        page.keyboard().press("ArrowRight");
        assertThat(tone).hasAttribute("aria-valuetext", Pattern.compile("dog: 0[.]\\d+"));
        assertThat(sounded().getLast()).isCloseTo(frequencies(ofSaw, 1)[1], Offset.offset(0.01));

        page.locator("attention-arcs .row button").nth(4).click();
        assertThat(player(picture).locator("#summary")).containsText("after the other: 5");
        player(picture).getByLabel("What is heard").selectOption(new SelectOption().setIndex(1));
        assertThat(player(picture).locator("#summary")).containsText("after the other: 2");
    }

    private void assertSounded(double[] frequencies) {
        List<Double> sounded = sounded();
        assertThat(sounded).hasSize(frequencies.length);
        for (int i = 0; i < frequencies.length; i++) {
            assertThat(sounded.get(i)).isCloseTo(frequencies[i], Offset.offset(0.01));
        }
    }

    @Test
    void whatARunReachesSoundsAtOnceAndAgainAsAWhole() {
        open("/lora");
        choose("Accuracy", "Listen to the numbers");
        assertThat(player("Accuracy").getByRole(AriaRole.BUTTON)).isDisabled();
        button("Train").click();
        assertThat(message()).containsText("After 100 steps it says", new ContainsTextOptions().setTimeout(180_000));
        double[] taught =
                Arrays.stream(rows("Accuracy")).mapToDouble(row -> row[0]).toArray();
        assertThat(player("Accuracy").locator("#summary")).containsText("after the other: " + taught.length);
        assertThat(sounded()).hasSizeBetween(2, taught.length).allMatch(hertz -> hertz >= LOWEST && hertz <= HIGHEST);
        player("Accuracy").getByRole(AriaRole.BUTTON).press("Enter");
        assertSounded(frequencies(taught, 1));
    }

    @Test
    void whatIsHeardStopsWithTheSecondPressAndIsGoneWithThePlayer() {
        open("/attention?tab=matrix");
        choose("Attention matrix", "Listen to the numbers");
        Locator play = player("Attention matrix").getByRole(AriaRole.BUTTON);
        play.press("Enter");
        assertThat(play).hasText("Stop");
        play.press("Enter");
        assertThat(play).hasText("Play");
        choose("Attention matrix", "Listen to the numbers");
        assertThat(player("Attention matrix")).hasCount(0);
        assertThat(button("More: Attention matrix")).isFocused();
    }
}
