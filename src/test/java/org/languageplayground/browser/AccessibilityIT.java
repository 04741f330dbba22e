package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.ui.chapter.Chapters;

/** What WCAG 2.2 asks of a page at level AA, as far as a machine can tell: the rules of axe, a window of 320 pixels, wide letters, and the way of the keyboard. */
class AccessibilityIT extends BrowserTest {
    private static final int MOST_STEPS = 400;
    private static final int PAUSE_MILLISECONDS = 150;

    private final List<String> wrong = new ArrayList<>();

    private static List<String> chapters() {
        return Chapters.ALL.stream().map(chapter -> "/" + chapter.key()).toList();
    }

    private static Stream<String> pages() {
        return Stream.concat(Stream.of("/", "/glossary", "/lessons", "/worksheet", "/class"), chapters().stream());
    }

    private void enter(String path) throws IOException {
        openPage(new Browser.NewContextOptions().setViewportSize(1280, 720).setReducedMotion(ReducedMotion.REDUCE));
        page.addInitScript(resource(Axe.SCRIPT));
        page.addInitScript("addEventListener('DOMContentLoaded', () => {" + resource("/accessibility.js") + "})");
        page.navigate(address(path));
        assertThat(page.locator("h1")).not().hasCount(0);
        if (chapters().contains(path)) {
            assertThat(message().first()).not().isEmpty();
        }
    }

    private void window(int width, int height, ColorScheme scheme) {
        page.setViewportSize(width, height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.waitForTimeout(PAUSE_MILLISECONDS);
    }

    /** Notes which rules are broken where. */
    private void keepsTheRules(String where) {
        keepsTheRules(where, true);
    }

    /**
     * Notes which rules are broken where.
     *
     * @param sheets whether the style sheets are read as well, which are the same in every window
     */
    private void keepsTheRules(String where, boolean sheets) {
        found(where, Axe.broken(page, sheets));
    }

    private void found(String where, Object faults) {
        ((List<?>) faults).forEach(fault -> wrong.add(where + ": " + fault));
    }

    /** At 200 and 400 % of a window of 1280 x 1024 nothing is scrolled sideways to be read, with letters set wide neither. */
    private void fitsNarrowWindow(String where) {
        window(640, 512, ColorScheme.LIGHT);
        found(where + ", 640 pixels", page.evaluate("() => accessibility.tooWide()"));
        window(320, 256, ColorScheme.LIGHT);
        found(where + ", 320 pixels", page.evaluate("() => accessibility.tooWide()"));
        page.evaluate("() => accessibility.space(true)");
        page.waitForTimeout(PAUSE_MILLISECONDS);
        found(where + ", 320 pixels, wide letters", page.evaluate("() => accessibility.tooWide()"));
        page.evaluate("() => accessibility.space(false)");
    }

    private void look(String where) {
        window(1280, 720, ColorScheme.LIGHT);
        keepsTheRules(where + ", light");
        window(390, 844, ColorScheme.DARK);
        keepsTheRules(where + ", dark on a phone", false);
        fitsNarrowWindow(where);
    }

    private void nothingIsWrong() {
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageAndTabKeepsTheRules(String path) throws IOException {
        enter(path);
        look(path);
        Locator tabs = page.getByRole(AriaRole.TAB);
        int count = chapters().contains(path) ? tabs.count() : 1;
        for (int tab = 1; tab < count; tab++) {
            openTab(tab);
            look(path + " " + tabs.nth(tab).innerText());
        }
        nothingIsWrong();
    }

    @Test
    void aPageThatIsNotThereKeepsTheRules() throws IOException {
        expectFault("404");
        enter("/nowhere");
        look("/nowhere");
        nothingIsWrong();
    }

    @ParameterizedTest
    @ValueSource(strings = {"An image without text", "A page of a fixed width"})
    void aFaultIsFound(String kind) throws IOException {
        enter("/glossary");
        page.evaluate("""
                kind => {
                  const fault = document.createElement(kind.startsWith('An image') ? 'img' : 'div');
                  fault.style.width = '500px';
                  fault.id = 'fault';
                  fault.textContent = 'A fault';
                  document.querySelector('main').append(fault);
                }""", kind);
        look("/glossary");
        assertThat(wrong)
                .anyMatch(
                        kind.startsWith("An image")
                                ? fault -> fault.startsWith("/glossary, light: image-alt at #fault")
                                : fault -> fault.startsWith("/glossary, 320 pixels: ") && fault.contains("div"));
    }

    @Test
    void whatOpensOverAChapterKeepsTheRules() throws IOException {
        enter("/attention");
        button("Try this").click();
        assertThat(page.locator(".try-this")).isVisible();
        look("Try this");
        window(1280, 720, ColorScheme.LIGHT);
        button("Try this").click();
        button("Show text").click();
        look("the text of the narration");
        window(1280, 720, ColorScheme.LIGHT);
        page.locator("button.help-tip:visible").first().click();
        assertThat(page.locator("vaadin-popover.tip[opened] p")).isVisible();
        keepsTheRules("an explanation");
        page.keyboard().press("Escape");
        Locator more = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^More: ")));
        more.first().click();
        assertThat(page.getByRole(AriaRole.MENUITEMCHECKBOX)).hasCount(2);
        keepsTheRules("a picture's menu");
        page.getByRole(AriaRole.MENUITEMCHECKBOX).first().click();
        assertThat(page.locator("figure-frame table").first()).isVisible();
        more.first().click();
        page.getByRole(AriaRole.MENUITEMCHECKBOX).last().click();
        assertThat(page.locator("tone-player").first()).isVisible();
        look("a picture's table and tones");
        nothingIsWrong();
    }

    @Test
    void aClassKeepsTheRules() throws IOException {
        enter("/class");
        button("Start a class").click();
        page.waitForURL(Pattern.compile(".*/class/\\w{6}"));
        assertThat(page.locator(".class-desk")).isVisible();
        look("the desk of a class");
        window(1280, 720, ColorScheme.LIGHT);
        button("End the class").click();
        keepsTheRules("the question whether the class shall end");
        nothingIsWrong();
    }

    private void walk(String where) {
        page.evaluate("() => accessibility.start()");
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            page.keyboard().press("Tab");
            Map<?, ?> step = (Map<?, ?>) page.evaluate("() => accessibility.step()");
            found(where, step.get("wrong"));
            if (Boolean.TRUE.equals(step.get("end"))) {
                assertThat(steps).as("what the keyboard reaches on %s", where).isGreaterThan(5);
                return;
            }
        }
        wrong.add(where + ": no end in " + MOST_STEPS + " steps");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theKeyboardGoesThroughThePageAndIsSeen(String path) throws IOException {
        enter(path);
        walk(path);
        nothingIsWrong();
    }

    @Test
    void theKeyboardIsSeenBesideTheDrawerOnAPhone() throws IOException {
        enter("/attention");
        button("Try this").click();
        window(390, 844, ColorScheme.LIGHT);
        walk("Try this on a phone");
        nothingIsWrong();
    }

    @Test
    void arrowsGoThroughArcsAndMatrix() throws IOException {
        enter("/attention?tab=matrix");
        Locator first = page.locator("attention-arcs .row button").first();
        first.focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("attention-arcs .row button").nth(1)).isFocused();
        Locator matrix = page.locator("matrix-view .stage").first();
        matrix.focus();
        Locator readout = page.locator("matrix-view output").first();
        String before = readout.innerText();
        page.keyboard().press("ArrowDown");
        assertThat(readout).not().hasText(before);
    }

    @Test
    void aTabAndItsPanelNameEachOther() throws IOException {
        enter("/attention");
        openTab("Numbers");
        Locator panel = page.getByRole(
                AriaRole.TABPANEL,
                new Page.GetByRoleOptions().setName("Numbers").setExact(true));
        assertThat(panel).isVisible();
        assertThat(page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setSelected(true)))
                .hasAttribute("aria-controls", panel.getAttribute("id"));
    }

    @Test
    void moreContrastGivesStrongerLinesAndSofterInkIsNoLongerSoft() throws IOException {
        enter("/attention");
        String usual = color("--line");
        page.emulateMedia(new Page.EmulateMediaOptions().setContrast(Contrast.MORE));
        assertThat(color("--line")).isNotEqualTo(usual);
        assertThat(color("--ink-soft")).isEqualTo(color("--ink"));
    }

    private String color(String property) {
        return (String) page.evaluate("""
                property => {
                  const probe = document.createElement('span');
                  probe.style.color = `var(${property})`;
                  document.body.append(probe);
                  const color = getComputedStyle(probe).color;
                  probe.remove();
                  return color;
                }""", property);
    }

    @Test
    void forcedColorsLeaveThePictures() throws IOException {
        enter("/attention");
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        assertThat(page.locator("word-bars .bar").first()).hasCSS("forced-color-adjust", "none");
        assertThat(page.locator("attention-arcs .row button[aria-pressed=true]").first())
                .hasCSS("forced-color-adjust", "none");
    }
}
