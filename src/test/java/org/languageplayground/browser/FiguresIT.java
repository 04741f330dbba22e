package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** What all pictures can do. */
class FiguresIT extends BrowserTest {

    private Locator table(String picture) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(picture).setExact(true));
    }

    private Locator item(String name) {
        return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
    }

    private Path file(String picture, String item) {
        Download download = page.waitForDownload(() -> choose(picture, item));
        return download.path();
    }

    @Test
    void theMenuIsOpenedReadAndLeftByKeyboard() {
        open("/attention?tab=matrix");
        button("More: Attention matrix").focus();
        page.keyboard().press("Enter");
        Locator first = page.getByRole(AriaRole.MENUITEMCHECKBOX, new Page.GetByRoleOptions().setName("Show as table"));
        assertThat(first).isFocused();
        page.keyboard().press("ArrowUp");
        assertThat(item("Download image (SVG)")).isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(item("Download data (CSV)")).isFocused();
        page.keyboard().press("Escape");
        assertThat(first).isHidden();
        assertThat(button("More: Attention matrix")).isFocused();
    }

    @Test
    void theTableTakesThePicturesPlaceAndFollowsTheControls() {
        open("/attention?s=the+dog+barked+.&tab=matrix");
        Object before = page.evaluate("document.documentElement.scrollHeight");
        choose("Attention matrix", "Show as table");
        assertThat(table("Attention matrix")).isFocused();
        assertThat(table("Attention matrix").getByRole(AriaRole.ROWHEADER))
                .hasText(new String[] {"the", "dog", "barked", "."});
        assertThat(page.evaluate("document.documentElement.scrollHeight")).isEqualTo(before);
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Sentence"))
                .fill("a cat");
        assertThat(table("Attention matrix").getByRole(AriaRole.ROWHEADER)).hasText(new String[] {"a", "cat"});
        choose("Attention matrix", "Show as table");
        assertThat(table("Attention matrix")).hasCount(0);
    }

    @Test
    void aCellOfAFileIsNoFormula() {
        open("/attention?s=%3D+%22+%2C+%40+-+dog&tab=matrix");
        List<String> lines =
                saved("Attention matrix", "Download data (CSV)").lines().toList();
        assertThat(lines.getFirst()).isEqualTo(",'=,\"\"\"\",\",\",'@,'-,dog");
        assertThat(lines.get(1)).startsWith("'=,1,0");
        assertThat(lines.get(2)).startsWith("\"\"\"\",0.");
    }

    @ParameterizedTest
    @CsvSource({
        "/attention?tab=matrix, Attention matrix",
        "/attention?tab=matrix, All heads",
        "/attention, Where the chosen tokens look",
        "/attention, What the model says",
        "/lora?tab=why, LoRA architecture",
        "/lora?tab=why, Parameter breakdown"
    })
    void everyPictureIsSavedInEveryForm(String path, String picture)
            throws IOException, ParserConfigurationException, SAXException {
        open(path);
        assertThat(saved(picture, "Download data (CSV)").lines().count()).isGreaterThan(1);
        assertThat(saved(picture, "Download data (JSON)")).startsWith("{");
        Document drawing = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Files.newInputStream(file(picture, "Download image (SVG)")));
        assertThat(drawing.getElementsByTagName("text").getLength()).isPositive();
        assertThat(Integer.parseInt(drawing.getDocumentElement().getAttribute("width")))
                .isGreaterThan(100);
        assertThat(ImageIO.read(file(picture, "Download image (PNG)").toFile()).getWidth())
                .isGreaterThan(200);
    }

    @Test
    void aChartWhoseLibraryDidNotArriveIsDrawnWithTheNextData() {
        expectFault("Failed to load resource");
        page.route("**/apexcharts*", Route::abort, new Page.RouteOptions().setTimes(1));
        open("/lora");
        assertThat(page.getByText("The chart could not be drawn.")).isVisible();
        button("Train").click();
        assertThat(page.locator("apex-chart .apexcharts-line").first()).isVisible();
        assertThat(page.getByText("The chart could not be drawn.")).hasCount(0);
    }

    @Test
    void aClickOnTheOldSentenceDoesNotSelectInTheNewOne() {
        open("/attention?s=the+dog+barked+.&sel=0");
        page.evaluate("""
                () => {
                  const field = document.querySelector('vaadin-text-field').inputElement;
                  field.value = 'a cat sat .';
                  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
                  field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
                  document.querySelector('attention-arcs').shadowRoot.querySelectorAll('.row button')[2].click();
                }
                """);
        Locator tokens = page.locator("attention-arcs .row button");
        assertThat(tokens.nth(1)).hasText("cat");
        tokens.nth(1).click();
        assertThat(tokens.nth(1)).hasAttribute("aria-pressed", "true");
        assertThat(tokens.nth(2)).hasAttribute("aria-pressed", "false");
    }
}
