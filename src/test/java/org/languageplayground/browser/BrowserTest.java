package org.languageplayground.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.languageplayground.Application;
import org.languageplayground.compute.Held;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Slow;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Starts the application and a real Chromium; any error in the console and any request to another site fails the test. */
@SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class BrowserTest {
    /** What an answer may have at most, before compression. */
    protected static final int MOST_BYTES = 16_384;

    private static final double PATIENCE_MILLIS = 90_000;
    private static final int SETTLED_MILLISECONDS = 500;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();
    private BrowserContext context;
    private String expected;
    private final AtomicInteger received = new AtomicInteger();
    protected Page page;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void startBrowser() {
        String chromium = System.getProperty("chromium", "");
        boolean given = !chromium.isEmpty();
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(given ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        if (given) {
            options.setExecutablePath(Path.of(chromium));
        }
        browser = playwright.chromium().launch(options);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @AfterAll
    static void stopBrowser() {
        browser.close();
        playwright.close();
    }

    @BeforeEach
    void openPage() {
        openPage(new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    /** Opens a page of its own settings in place of the usual one. */
    protected void openPage(Browser.NewContextOptions options) {
        if (context != null) {
            context.close();
        }
        page = anotherBrowser(options);
        context = page.context();
    }

    /** A page of somebody else's browser, watched like the first one. */
    protected Page anotherBrowser(Browser.NewContextOptions options) {
        Page opened = browser.newContext(options).newPage();
        opened.setDefaultTimeout(PATIENCE_MILLIS);
        contexts.add(opened.context());
        watch(opened);
        return opened;
    }

    private void watch(Page opened) {
        opened.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faults.add(message.text());
            }
        });
        opened.onPageError(faults::add);
        opened.onRequest(request -> {
            if (!request.url().startsWith(address("")) && request.url().startsWith("http")) {
                faults.add("request to " + request.url());
            }
        });
        opened.onWebSocket(socket -> {
            if (!socket.url().startsWith(address("").replaceFirst("^http", "ws"))) {
                faults.add("socket to " + socket.url());
            }
        });
    }

    /** A console error that belongs to the case, such as a status that is not 200. */
    protected void expectFault(String part) {
        expected = part;
    }

    @AfterEach
    void nothingWentWrong() {
        List<String> found = faults.stream()
                .filter(fault -> expected == null || !fault.contains(expected))
                .toList();
        contexts.forEach(BrowserContext::close);
        assertThat(found).isEmpty();
    }

    /** Counts from now on what the server sends, in answers and by push. */
    protected void countBytes() {
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> received.addAndGet(
                frame.text() == null ? frame.binary().length : frame.text().getBytes(StandardCharsets.UTF_8).length)));
        page.onResponse(response -> {
            if (response.url().contains("v-r=uidl")) {
                received.addAndGet(response.body().length);
            }
        });
    }

    /** How many bytes the server sends from now, when nothing is under way any more, until the message line says something else. */
    protected int bytesSent(Locator message, Runnable action) {
        page.waitForTimeout(SETTLED_MILLISECONDS);
        int before = received.get();
        String said = message.innerText();
        action.run();
        PlaywrightAssertions.assertThat(message).not().hasText(said);
        page.waitForTimeout(SETTLED_MILLISECONDS);
        return received.get() - before;
    }

    /** Opens a chapter, and waits for its stage. */
    protected void open(String path) {
        page.navigate(address(path));
        PlaywrightAssertions.assertThat(page.locator(".stage:visible").first()).isVisible();
    }

    /** A token of chapter 1's sentence. */
    protected Locator token(String text) {
        return page.getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName("Tokens").setExact(true))
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(text).setExact(true));
    }

    /** The button with just this name. */
    protected Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Opens the tab of that name. */
    protected void openTab(String name) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** Opens a picture's menu by its name and takes an item. */
    protected void choose(String picture, String item) {
        button("More: " + picture).click();
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(item).setExact(true))
                .or(page.getByRole(
                        AriaRole.MENUITEMCHECKBOX,
                        new Page.GetByRoleOptions().setName(item).setExact(true)))
                .click();
    }

    /** The text of the file that a picture's menu saves. */
    protected String saved(String picture, String item) {
        Download download = page.waitForDownload(() -> choose(picture, item));
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the tab at a place, from 0, and waits for its panel, to which the server scrolls once it is there. */
    protected void openTab(int tab) {
        String opened =
                "[...document.querySelectorAll('.opened > [role=tabpanel]')].find(panel => panel.checkVisibility())?.id";
        Object before = page.evaluate(opened);
        page.getByRole(AriaRole.TAB).nth(tab).evaluate("tab => tab.click()");
        page.waitForFunction("before => (" + opened + ") !== before", before);
    }

    /** Scrolls to the top, and waits until the boxes of the page stand still. */
    protected void settle() throws IOException {
        page.evaluate(resource("/settled.js"));
    }

    /** The text of a file that lies with the tests. */
    protected static String resource(String name) throws IOException {
        try (InputStream file = BrowserTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What the page says last. */
    protected Locator message() {
        return page.locator(".message-line:visible");
    }

    /** Waits until nobody's run is under way. */
    protected static void waitForNoRun(WorkerPool pool) throws InterruptedException {
        waitForRuns(pool, 0);
    }

    /** Waits until just so many runs are under way. */
    protected static void waitForRuns(WorkerPool pool, int runs) throws InterruptedException {
        for (int i = 0; i < 600 && pool.underWay() != runs; i++) {
            Thread.sleep(100);
        }
        assertThat(pool.underWay()).isEqualTo(runs);
    }

    /** Keeps every thread of the pool, so that no run gets any further until they are let go. */
    protected static List<Held> hold(WorkerPool pool) throws InterruptedException {
        List<Held> held = new ArrayList<>();
        for (int i = 0; i < pool.threads(); i++) {
            Held one = new Held();
            Visitors.of(pool).run(one, () -> {});
            one.awaitStep();
            held.add(one);
        }
        return held;
    }

    /** Lets every run of the page go on in small pieces, so that the browser is never behind its end, until the answer is closed. */
    protected static Slowness slowDown(WorkerPool pool) {
        List<Run<Void, Void>> runs = new ArrayList<>();
        for (int i = 0; i < pool.threads(); i++) {
            runs.add(Visitors.of(pool).run(new Slow(), () -> {}));
        }
        return () -> runs.forEach(Run::cancel);
    }

    /** Others who take turns with the page's runs. */
    protected interface Slowness extends AutoCloseable {
        @Override
        void close();
    }

    protected String address(String path) {
        return "http://localhost:" + port + path;
    }
}
