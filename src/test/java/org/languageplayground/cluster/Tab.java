package org.languageplayground.cluster;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A browser of somebody in the class, with one tab. */
final class Tab {
    private static final int MOST_TRIES = 20;
    private static final String MARK = "window.loadedOnce";

    private final String who;
    private final Page page;

    private Tab(String who, Page page) {
        this.who = who;
        this.page = page;
    }

    /** A new browser whom the balancer sends to that node; others are tried until one is. */
    static Tab on(Node node, String who, Browser browser, String address) {
        for (int i = 0; i < MOST_TRIES; i++) {
            BrowserContext context = browser.newContext();
            Tab tab = new Tab(who, context.newPage());
            tab.page.navigate(address + "class");
            if (tab.node().equals(node.name())) {
                return tab;
            }
            context.close();
        }
        throw new AssertionError("the balancer sends nobody to node " + node.name());
    }

    String who() {
        return who;
    }

    /** The node that has the browser's session. */
    String node() {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .map(cookie -> cookie.value.substring(cookie.value.indexOf('.') + 1))
                .findFirst()
                .orElse("");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator bar() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Your class"));
    }

    private Locator sentence() {
        return page.getByRole(
                AriaRole.TEXTBOX,
                new Page.GetByRoleOptions().setName("Sentence").setExact(true));
    }

    /** Begins a class; answers its code as it stands in addresses. */
    String begin() {
        button("Start a class").click();
        assertThat(bar()).isVisible();
        page.waitForURL("**/class/*");
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    void join(String address, String code) {
        page.navigate(address + "class/" + code);
        button("Come in").click();
        assertThat(bar()).isVisible();
    }

    /** Opens chapter 1 by the link in the frame. */
    void openChapter() {
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Self-attention").setExact(true))
                .first()
                .click();
        assertThat(sentence()).isVisible();
    }

    void write(String text) {
        sentence().fill(text);
        sentence().press("Enter");
    }

    /** Sees the sentence on the page, and this line in the bar of the class. */
    void sees(String text, String line) {
        assertThat(sentence()).hasValue(text);
        assertThat(bar()).containsText(line);
    }

    void seesStudents(int count) {
        assertThat(bar()).containsText(count + " students");
    }

    /** What the bar of the class says. */
    String line() {
        return bar().locator(".class-who").innerText();
    }

    /** Marks the page, so that it shows whether it is loaded anew. */
    void mark() {
        page.evaluate(MARK + " = true");
    }

    boolean loadedAnew() {
        return !Boolean.TRUE.equals(page.evaluate(MARK));
    }

    /** Waits until the page has been loaded anew by itself. */
    void awaitLoadedAnew() {
        page.waitForFunction("() => !" + MARK);
    }
}
