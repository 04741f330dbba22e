package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An old laptop of a school and its network: six times slower, 1 Mbit/s, 300 ms to the server; and a network that goes away and
 * comes back. Times and bytes are printed, none is asserted.
 */
class SlowNetworkIT extends BrowserTest {
    private static final int TIMES_SLOWER = 6;
    private static final int MILLISECONDS = 300;
    private static final int BYTES_A_SECOND = 125_000;
    private static final int PAUSE_MILLISECONDS = 400;
    private static final String GONE = "Die Verbindung ist unterbrochen.";
    private static final String BACK = "Die Verbindung ist wieder da";

    private Cable cable;

    @Override
    protected String address(String path) {
        if (cable == null) {
            cable = new Cable(URI.create(super.address("")).getPort());
        }
        return "http://localhost:" + cable.port() + path;
    }

    @AfterEach
    void pullOut() throws IOException {
        if (cable != null) {
            cable.close();
        }
    }

    /** What came over the network, and how much of it, since a page was asked for. */
    private static final class Visit {
        private final List<String> came = new CopyOnWriteArrayList<>();
        private long bytes;

        private void watch(CDPSession browser) {
            List<String> kept = new ArrayList<>();
            browser.on("Network.responseReceived", event -> {
                JsonObject response = event.getAsJsonObject("response");
                if (response.get("fromDiskCache").getAsBoolean()) {
                    kept.add(event.get("requestId").getAsString());
                } else if (!kept.contains(event.get("requestId").getAsString())
                        && response.get("url").getAsString().startsWith("http")) {
                    came.add(response.get("url").getAsString());
                }
            });
            browser.on(
                    "Network.requestServedFromCache",
                    event -> kept.add(event.get("requestId").getAsString()));
            browser.on("Network.loadingFinished", event -> {
                if (!kept.contains(event.get("requestId").getAsString())) {
                    bytes += event.get("encodedDataLength").getAsLong();
                }
            });
        }
    }

    private Visit visit(String kind, String path, Locator picture) {
        CDPSession browser = page.context().newCDPSession(page);
        Visit visit = new Visit();
        browser.send("Network.enable");
        visit.watch(browser);
        JsonObject network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", MILLISECONDS);
        network.addProperty("downloadThroughput", BYTES_A_SECOND);
        network.addProperty("uploadThroughput", BYTES_A_SECOND);
        browser.send("Network.emulateNetworkConditions", network);
        JsonObject processor = new JsonObject();
        processor.addProperty("rate", TIMES_SLOWER);
        browser.send("Emulation.setCPUThrottlingRate", processor);
        long start = System.nanoTime();
        page.navigate(address(path), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        assertThat(picture).isVisible();
        System.out.printf(
                "%s, %s: %.1f s until the first picture, %d answers over the network, %d kB%n",
                path, kind, (System.nanoTime() - start) / 1e9, visit.came.size(), visit.bytes / 1000);
        browser.detach();
        return visit;
    }

    private Locator arcs() {
        return page.locator("attention-arcs svg").first();
    }

    /** Where a module is named by another one, it is asked for only when that one has come and run. */
    @Test
    void onceSeenAPageAsksForNoFileAgainAndItsHeadNamesEveryModule() {
        visit("nothing kept yet", "/attention", arcs());
        List<?> unnamed = (List<?>) page.evaluate("""
                () => { const named = [...document.querySelectorAll('link[rel=modulepreload], script[type=module]')].map(e => e.href || e.src);
                  return performance.getEntriesByType('resource').map(e => e.name).filter(name => name.includes('/VAADIN/build/') && !name.includes('apexcharts') && !named.includes(name)); }""");
        assertThat(unnamed).isEmpty();
        Visit again = visit("seen before", "/attention", arcs());
        assertThat(again.came).isNotEmpty().noneMatch(url -> Pattern.compile("\\.(js|css|woff2)(\\?|$)")
                .matcher(url)
                .find());
        visit("front end kept", "/", page.locator(".home-answer .said").first());
        visit("front end kept", "/rag", page.locator(".stage:visible").first());
    }

    @Test
    void pointingAndTheKeyboardAskTheServerForNothingAndAnExplanationNeedsNoServer() {
        expectFault("ERR_");
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            String sent = request.url() + " " + request.postData();
            if (!sent.contains("vaadin-page-visibility-change")) {
                asked.add(sent);
            }
        });
        page.onWebSocket(socket -> socket.onFrameSent(frame -> asked.add(frame.text())));
        open("/attention?s=the+dog+barked+at+a+cat+.&selected=6");
        assertThat(arcs()).isVisible();
        page.waitForTimeout(4 * PAUSE_MILLISECONDS);
        asked.clear();
        Locator reading = page.locator("attention-arcs output");
        String before = reading.innerText();
        token("barked").hover();
        assertThat(reading).not().hasText(before);
        token("dog").focus();
        page.keyboard().press("ArrowRight");
        page.locator("word-bars:visible").first().hover();
        button("Layer 3").hover();
        button("Layer 3").focus();
        page.waitForTimeout(2 * PAUSE_MILLISECONDS);
        assertThat(asked).isEmpty();
        cable.cut();
        page.locator(".help-tip:visible").first().hover();
        assertThat(page.locator("vaadin-popover.tip[opened] p").first()).isVisible();
    }

    private Locator line() {
        return page.locator("connection-line [role=alert]");
    }

    @Test
    void aLostConnectionIsToldAndWhatWasTypedMeanwhileIsSentWhenItIsBack() {
        expectFault("ERR_");
        open("/attention?lang=de&sentence=the+dog+barked+.");
        assertThat(arcs()).isVisible();
        page.context().setOffline(true);
        cable.cut();
        assertThat(line()).containsText(GONE);
        Locator field = page.locator("vaadin-text-field:visible input").first();
        field.fill("the cat slept .");
        field.press("Enter");
        assertThat(field).hasValue("the cat slept .");
        page.waitForTimeout(PAUSE_MILLISECONDS);
        assertThat(line()).containsText(GONE);
        cable.join();
        page.context().setOffline(false);
        assertThat(line()).containsText(BACK);
        assertThat(page.locator("token-row, attention-arcs").first()).isVisible();
        assertThat(page.getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions().setName("slept").setExact(true))
                        .first())
                .isVisible();
        assertThat(page).hasURL(Pattern.compile("slept"));
        assertThat(field).hasValue("the cat slept .");
        assertThat(line()).isEmpty();
    }

    /** Nobody presses anything, and the browser believes that it is online: only the connection by which the server sends breaks. */
    @Test
    void aRunGoesOnWhileTheConnectionIsLostAndIsShownAfterwards() {
        expectFault("ERR_");
        page.navigate(address("/lora?lang=de&steps=60&facts=The%20capital%20of%20Zorland%20is%20Blomberg."));
        assertThat(message()).not().isEmpty();
        button("Trainieren").click();
        cable.cut();
        assertThat(line()).containsText(GONE);
        cable.join();
        assertThat(line()).containsText(BACK);
        assertThat(message()).containsText("60 Schritten");
    }

    @Test
    void aVisitThatHasEndedIsToldAndTheAddressBringsTheScenarioBack() {
        open("/attention?lang=de&sentence=the+cat+slept+.");
        assertThat(arcs()).isVisible();
        assertThat(line()).isEmpty();
        page.context()
                .addCookies(page.context().cookies().stream()
                        .map(cookie -> new Cookie(cookie.name, "ended")
                                .setDomain(cookie.domain)
                                .setPath(cookie.path))
                        .toList());
        Locator field = page.locator("vaadin-text-field:visible input").first();
        field.fill("the dog slept .");
        field.press("Enter");
        assertThat(line()).containsText("Du warst so lange weg");
        assertThat(page).hasURL(Pattern.compile("cat"));
        assertThat(arcs()).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Schließen"))
                .click();
        assertThat(line()).isEmpty();
    }
}
