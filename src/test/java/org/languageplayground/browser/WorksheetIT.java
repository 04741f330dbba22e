package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worksheet is built, handed out and printed. */
class WorksheetIT extends BrowserTest {
    private static final String ASKED =
            "?chapter=attention&scenario=layer%3D3&exercises=1&q=Where+does+it+look%3F&lines=6&a=At+the+capital.";

    /** What stands beyond the right edge of the paper, of all that is drawn on it, and what is cut; the pipeline shows as many terms as have room, on the stage as well. */
    private static final String CUT = """
            () => {
              const paper = document.querySelector('.sheet').getBoundingClientRect();
              const cut = [];
              const walk = (root) => {
                for (const part of root.querySelectorAll('*')) {
                  const box = part.getBoundingClientRect();
                  const style = getComputedStyle(part);
                  const scrolled = style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis' && !part.matches('.stage-terms') && part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0;
                  if (box.width > 0 && box.height > 0 && (box.right > paper.right + 1 || scrolled)) cut.push(part.outerHTML.slice(0, 120));
                  if (part.shadowRoot) walk(part.shadowRoot);
                }
              };
              walk(document.querySelector('.sheet'));
              return cut;
            }""";

    private void openBuilder(String query) {
        page.navigate(address("/worksheet" + query));
        assertThat(page.locator(".sheet .stage:visible")).isVisible();
        assertThat(studentLink()).hasValue(Pattern.compile("http.*"));
    }

    private Locator studentLink() {
        return page.getByLabel("Link for students");
    }

    private Locator box(String name) {
        return page.getByRole(
                AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private PDDocument print() throws IOException {
        return Loader.loadPDF(page.pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true)));
    }

    @Test
    void aSheetIsBuiltFromTheChapterAndItsLinkHidesWhatWasTicked() {
        open("/attention?layer=3");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Worksheet"))
                .click();
        assertThat(page.locator(".sheet .stage:visible")).isVisible();
        box("Temperature (1/√d_k)").focus();
        page.keyboard().press("Space");
        box("What the model says").click();
        assertThat(page.locator(".sheet .stage-output")).isHidden();
        button("Add a question").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Question 1")).isFocused();
        page.keyboard().type("Where does it look?");
        assertThat(page.locator(".sheet-questions")).containsText("Where does it look?");
        assertThat(studentLink()).hasValue(Pattern.compile(".*/attention\\?.*output.*"));
        page.waitForURL(url -> url.contains("q=Where"));
        String link = studentLink().inputValue();

        page.reload();
        assertThat(page.getByLabel("Question 1")).hasValue("Where does it look?");
        assertThat(box("What the model says")).isChecked();
        assertThat(studentLink()).hasValue(link);

        page.navigate(link);
        assertThat(page.locator("attention-arcs")).isVisible();
        assertThat(page.getByLabel("Sentence")).isVisible();
        assertThat(page.locator(".stage-output")).isHidden();
        assertThat(page.locator("vaadin-slider").filter(new Locator.FilterOptions().setHasText("Temperature")))
                .isHidden();
        assertThat(page.getByText("Layer", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    @Test
    void thePrintedSheetHoldsTheSceneAndTheQuestionsAndNothingOfTheBuilder() throws IOException {
        openBuilder(ASKED);
        try (PDDocument paper = print()) {
            String text = new PDFTextStripper().getText(paper);
            assertThat(paper.getNumberOfPages()).isBetween(1, 2);
            assertThat(text)
                    .contains("Transformer & Self-Attention", "Name", "Date", "Layer", "mirna", "Where does it look?")
                    .contains("What will it say?", "/attention?", "1 / " + paper.getNumberOfPages())
                    .doesNotContain("At the capital.", "Add a question", "Glossary", "Link for students", "⋯");
        }
        page.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName("Solution sheet").setExact(true))
                .check();
        assertThat(page.locator(".sheet")).containsText("At the capital.");
        try (PDDocument paper = print()) {
            assertThat(paper.getNumberOfPages()).isBetween(1, 2);
            assertThat(new PDFTextStripper().getText(paper)).contains("At the capital.", "Solution");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chapter=attention",
                "chapter=attention&scenario=sentence%3Da%2520very%2520long%2520sentence%2520of%2520many%2520words%2520that%2520must%2520break%2520into%2520lines%2520.",
                "chapter=lora",
                "chapter=lora&scenario=tab%3Dwhy",
                "chapter=rag"
            })
    void theStageOfEachChapterFitsThePaperInBlackOnWhiteAlsoInTheDark(String scenario) throws IOException {
        openPage(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
        openBuilder("?" + scenario);
        page.evaluate("() => { window.dispatchEvent(new Event('beforeprint')); }");
        assertThat(page.locator(".sheet")).hasCSS("color", "rgb(0, 0, 0)");
        assertThat(page.locator(".sheet")).hasCSS("background-color", "rgb(255, 255, 255)");
        assertThat((List<?>) page.evaluate(CUT)).isEqualTo(List.of());
        try (PDDocument paper = print()) {
            assertThat(paper.getNumberOfPages()).isBetween(1, 2);
        }
    }

    @Test
    void aChapterPrintsWithoutItsFrameAndControls() throws IOException {
        open("/attention?tab=matrix");
        assertThat(page.locator("matrix-view:visible").first()).isVisible();
        try (PDDocument paper = print()) {
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("Self-Attention", "mirna")
                    .doesNotContain("Glossary", "Copy link", "Play narration", "Try this", "Reset");
        }
    }

    @Test
    void anUnknownNameInALinkIsToldAndTheOthersAreHidden() {
        open("/attention?hide=temperture,output");
        assertThat(message()).containsText("does not have (temperture)");
        assertThat(page.locator(".stage-output")).isHidden();
    }

    @Test
    void theButtonPrints() {
        page.addInitScript("window.print = () => document.title = 'printed'");
        openBuilder("?chapter=attention");
        button("Print").click();
        page.waitForCondition(() -> page.title().equals("printed"));
    }
}
