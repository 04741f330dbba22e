package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.Held;
import org.languageplayground.compute.WorkerPool;
import org.springframework.beans.factory.annotation.Autowired;

class LiveTrainingIT extends BrowserTest {
    private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(180_000);
    private static final String OWN = "/lora?steps=60&facts=The%20capital%20of%20Zorland%20is%20Blomberg.";

    @Autowired
    private WorkerPool pool;

    private void open(Page tab, String path) {
        tab.navigate(address(path));
        assertThat(message(tab)).not().isEmpty();
    }

    private static void press(Page tab, String name) {
        tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static Locator message(Page tab) {
        return tab.locator(".message-line:visible");
    }

    private static byte[] read(Download download) {
        try (InputStream in = download.createReadStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void upload(String name, String type, byte[] content) {
        page.locator("vaadin-upload input[type=file]").setInputFiles(new FilePayload(name, type, content));
    }

    @Test
    void aFactThatTheStudentTypesIsLearnedAndComesBackFromItsFile() {
        open(page, OWN);
        press(page, "Train");
        assertThat(message(page)).containsText("After 60 steps it says “blomberg”", PATIENTLY);
        assertThat(page.locator(".answer-cell").first()).not().containsText("blomberg");
        assertThat(page.locator(".answer-cell").last()).containsText("blomberg");
        press(page, "Files");
        Download adapter = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Download adapter"))
                        .click());
        press(page, "Merge and take out again");
        assertThat(message(page)).containsText("rounding alone");
        upload("notes.json", "application/json", new byte[] {1, 2, 3});
        assertThat(message(page)).containsText("notes.json is none of the two files");
        upload("adapter.zip", "application/zip", read(adapter));
        assertThat(message(page)).containsText("The adapter was read, 27,648 numbers", PATIENTLY);
        assertThat(page.locator("number-table")
                        .filter(new Locator.FilterOptions().setHasText("Uploaded adapter"))
                        .first())
                .containsText("blomberg", PATIENTLY);
    }

    @Test
    void twoRunsLeaveTheirChartRoomAndStandInTheNotebook() {
        open(page, "/lora?steps=20");
        press(page, "Train");
        assertThat(message(page)).containsText("After 20 steps it says", PATIENTLY);
        press(page, "Train without repeating");
        assertThat(page.locator(".teach apex-chart"))
                .containsText("Reads, run 2", new ContainsTextOptions().setTimeout(60_000));
        page.waitForFunction("""
                () => {
                  const chart = [...document.querySelectorAll('apex-chart')].find((one) => one.name === 'Accuracy');
                  const box = (selector) => [...chart.querySelectorAll(selector)].at(-1)?.getBoundingClientRect();
                  const [plot, legend, whole] = ['.apexcharts-grid', '.apexcharts-legend-series', '.apex-plot'].map(box);
                  return plot && legend && plot.height > 100 && legend.bottom <= whole.bottom;
                }
                """);
        openTab("Code");
        Download notebook = page.waitForDownload(() -> press(page, "Download notebook"));
        assertThat(new String(read(notebook), StandardCharsets.UTF_8))
                .contains("class LoraLinear", "model.zip", "\"code1\"")
                .doesNotContain("public class Lora");
    }

    @Test
    void aRunStopsWhereTheStudentStopsIt() throws InterruptedException {
        open(page, "/lora?steps=1000");
        press(page, "Train");
        assertThat(page.locator(".answer-cell").nth(1)).containsText("After ", PATIENTLY);
        List<Held> held = hold(pool);
        press(page, "Stop");
        assertThat(message(page)).containsText("Stopped after", PATIENTLY);
        held.forEach(Held::letGo);
        waitForNoRun(pool);
    }

    @Test
    void theSliderGoesBackThroughTheStepsOfARun() {
        open(page, "/lora?steps=20");
        press(page, "Train");
        assertThat(message(page)).containsText("After 20 steps it says “mirna”", PATIENTLY);
        page.getByRole(
                        AriaRole.SLIDER,
                        new Page.GetByRoleOptions().setName("Step").setExact(true))
                .focus();
        page.keyboard().press("Home");
        assertThat(page.locator(".answer-cell").nth(1)).containsText("After 0 steps");
        assertThat(page.locator(".answer-cell").nth(1)).containsText("zuveva");
        assertThat(page.locator(".answer-cell").last()).containsText("mirna");
    }

    @Test
    void twoTabsTrainAtTheSameTime() {
        Page other = page.context().newPage();
        open(page, OWN);
        open(other, OWN + "&method=bitfit");
        press(page, "Train");
        press(other, "Train");
        assertThat(message(other)).containsText("After 60 steps it says", PATIENTLY);
        assertThat(message(page)).containsText("After 60 steps it says", PATIENTLY);
        assertThat(other.getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName("Run").setExact(true)))
                .containsText("BitFit, rate 0.01, seed 1");
        assertThat(page.getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName("Run").setExact(true)))
                .containsText("LoRA r = 8, α = 16, rate 0.003, seed 1");
    }

    @Test
    void aRunGoesOnWhileTheStudentReadsAnotherChapter() throws InterruptedException {
        List<Held> held = hold(pool);
        open(page, "/lora?steps=20");
        press(page, "Train");
        waitForRuns(pool, held.size() + 1);
        chapter("Self-attention");
        assertThat(page.getByLabel("Sentence").first()).isVisible();
        assertThat(pool.underWay()).isEqualTo(held.size() + 1);
        held.forEach(Held::letGo);
        waitForNoRun(pool);
        chapter("Fine-tuning");
        assertThat(page.locator(".answer-cell").nth(1)).containsText("After 20 steps");
    }

    private void chapter(String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    @Test
    void aRunEndsWithItsTab() throws InterruptedException {
        List<Held> held = hold(pool);
        Page other = page.context().newPage();
        open(page, "/lora?steps=20");
        press(page, "Train");
        waitForRuns(pool, held.size() + 1);
        page.close();
        page = other;
        waitForRuns(pool, held.size());
        held.forEach(Held::letGo);
        waitForNoRun(pool);
    }

    @Test
    void whatCannotBeTrainedIsSaidInASentence() {
        open(page, "/lora?runrank=128");
        assertThat(message(page)).containsText("can be 1 to 64, not 128");
        page.navigate(address("/lora?facts=my%20cat%20is%20fat"));
        press(page, "Train");
        assertThat(page.getByText("“my cat is fat” is not a fact that can be read")
                        .first())
                .isVisible();
        open(page, "/lora?lr=1.0&steps=100");
        press(page, "Train");
        assertThat(message(page)).containsText("choose a smaller rate", PATIENTLY);
        press(page, "Files");
        upload("adapter_config.json", "application/json", "{".getBytes(StandardCharsets.UTF_8));
        assertThat(message(page)).containsText("adapter_model.safetensors is still missing");
    }
}
