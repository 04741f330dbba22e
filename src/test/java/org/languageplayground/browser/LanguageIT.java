package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The pages in the language of the browser, of the link, or of the student's own choice. */
class LanguageIT extends BrowserTest {

    private Locator title() {
        return page.locator("main h1");
    }

    private Locator html() {
        return page.locator("html");
    }

    @Test
    void aBrowserInSpanishReadsSpanishAndItsNumbers() {
        openPage(new Browser.NewContextOptions().setLocale("es-MX"));
        page.navigate(address("/attention"));
        assertThat(title()).containsText("autoatención");
        assertThat(html()).hasAttribute("lang", "es");
        assertThat(message().first()).containsText("0,74");
        assertThat(page.locator("word-bars").first()).containsText("95,8");
        assertThat(page).not().hasURL(Pattern.compile("lang="));
    }

    @Test
    void whoChoosesALanguageKeepsTheScenarioAndALinkOfItOpensInThatLanguage() {
        page.navigate(address("/attention?sentence=the+moon&temperature=0.5"));
        assertThat(title()).containsText("Self-Attention");
        page.locator("language-switch select").selectOption(new SelectOption().setLabel("简体中文"));
        assertThat(title()).containsText("自注意力");
        assertThat(html()).hasAttribute("lang", "zh");
        assertThat(page).hasURL(Pattern.compile("sentence=the(\\+|%20)moon.*lang=zh"));
        String link = page.url();

        page.navigate(address("/lora"));
        assertThat(title()).containsText("微调");
        page.locator("language-switch select").selectOption("en");
        assertThat(title()).containsText("Fine-tuning");

        openPage(new Browser.NewContextOptions().setLocale("fr-FR"));
        page.navigate(link);
        assertThat(title()).containsText("自注意力");
        assertThat(page.locator("attention-arcs").first()).containsText("moon");
    }

    @Test
    void theLinksOfAWorksheetOpenInItsLanguage() {
        page.navigate(address("/worksheet?scenario=layer%3D3"));
        assertThat(page.getByLabel("Link for students"))
                .hasValue(Pattern.compile(".*/attention\\?(?!.*lang=).*layer=3.*"));
        page.navigate(address("/worksheet?scenario=layer%3D3&lang=es"));
        assertThat(page.getByLabel("Enlace para los estudiantes"))
                .hasValue(Pattern.compile(".*/attention\\?.*layer=3.*&lang=es"));
        assertThat(page.getByLabel("Código del marco")).hasValue(Pattern.compile(".*&amp;embed&amp;lang=es\".*"));
    }

    @Test
    void aLanguageThatThereIsNotIsToldOfAndTheBrowsersStands() {
        page.navigate(address("/rag?lang=tlh"));
        assertThat(page.locator("vaadin-notification-card")).containsText("“tlh”");
        assertThat(title()).containsText("Retrieval");
    }

    @Test
    void aLinkIsPicturedAndNamedByItsScenario() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address("/rag?query=who+rules+Zorland")))
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0")
                .build();
        String page = client.send(request, BodyHandlers.ofString()).body();
        assertThat(page)
                .contains(
                        "property=\"og:title\" content=\"“who rules Zorland” – Retrieval-Augmented Generation (RAG) · ")
                .contains("rel=\"apple-touch-icon\"");
        String picture = page.replaceAll("(?s).*property=\"og:image\" content=\"([^\"]+)\".*", "$1");
        assertThat(picture).isEqualTo(address("/preview/rag.png"));
        byte[] image = client.send(HttpRequest.newBuilder(URI.create(picture)).build(), BodyHandlers.ofByteArray())
                .body();
        assertThat(ImageIO.read(new ByteArrayInputStream(image)).getWidth()).isEqualTo(1200);
    }

    @Test
    void aLinkIsDescribedToWhoeverRunsNoScript() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(address("/attention?lang=es&sentence=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")))
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0")
                .build();
        String page = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        assertThat(page)
                .contains("<html lang=\"es\"", "<title>Transformer y autoatención</title>", "og:description")
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert(1)");
    }
}
