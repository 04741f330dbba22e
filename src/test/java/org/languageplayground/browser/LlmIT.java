package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.rag.llm.ChatServerDouble;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The RAG page with an LLM on loopback, which answers as each test says. */
class LlmIT extends BrowserTest {
    private static ChatServerDouble server;
    private static volatile ChatServerDouble.Script script;

    private CountDownLatch proceed;

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry registry) {
        try {
            server = new ChatServerDouble(out -> script.answer(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        registry.add("playground.llm.base-url", server::baseUrl);
        registry.add("playground.llm.model", () -> "tiny");
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void stop() {
        proceed = new CountDownLatch(1);
    }

    private Locator answer() {
        return page.locator(".llm-answer");
    }

    private Locator running() {
        return page.locator(".stages .running");
    }

    @Test
    void anAnswerStreamsAndItsCitationsStandBesideTheChunks() {
        script = out -> {
            ChatServerDouble.begin(out);
            ChatServerDouble.piece(out, "It weighs every token [1]");
            proceed.await();
            ChatServerDouble.piece(out, ", and rivers carry it [9].");
            ChatServerDouble.finish(out, "stop");
        };
        int before = server.connections();
        open("/rag?base=sentences");
        assertThat(button("Ask the model")).isHidden();
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("the configured model tiny"))
                .check();
        assertThat(page.getByText("go to " + server.host())).isVisible();
        assertThat(page).hasURL(Pattern.compile("by=llm"));
        assertThat(server.connections()).isEqualTo(before);
        button("Ask the model").click();
        assertThat(answer()).hasText("It weighs every token [1]");
        assertThat(running()).containsText("tiny writes");
        assertThat(page.locator(".cited-chunks li").first()).containsText("[1] Sentence 2");
        proceed.countDown();
        assertThat(answer()).hasText("It weighs every token [1], and rivers carry it [9].");
        assertThat(message()).containsText("tiny answered within");
        assertThat(running()).hasCount(0);
        assertThat(page.locator(".stages .done")).hasCount(4);
        assertThat(page.locator(".stages li").last().locator(".stage-time")).containsText(" ms");
        assertThat(answer().locator(".cited")).hasText("1");
        assertThat(answer().locator(".left")).hasText("9");
        assertThat(page.getByText("The answer cites [9], but")).isVisible();
    }

    private static void writeUntilLeft(OutputStream out, CountDownLatch left) throws IOException, InterruptedException {
        try {
            while (true) {
                ChatServerDouble.piece(out, ".");
                Thread.sleep(100);
            }
        } finally {
            left.countDown();
        }
    }

    @Test
    void cancellingClosesTheConnectionAndLeavesTheCutAnswer() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        script = out -> {
            ChatServerDouble.begin(out);
            ChatServerDouble.piece(out, "It weighs");
            writeUntilLeft(out, left);
        };
        open("/rag?base=sentences&answer=llm");
        button("Ask the model").click();
        assertThat(answer()).containsText("It weighs");
        button("Cancel").click();
        left.await();
        assertThat(message()).hasText("The answer is cut here. You cancelled; the connection to the model is closed.");
        assertThat(answer()).containsText("It weighs");
        assertThat(button("Ask the model")).isEnabled();
        assertThat(running()).hasCount(0);
    }

    @Test
    void leavingThePageClosesTheConnection() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        script = out -> {
            ChatServerDouble.begin(out);
            writeUntilLeft(out, left);
        };
        open("/rag?base=sentences&answer=llm");
        button("Ask the model").click();
        assertThat(answer()).containsText(".");
        page.navigate(address("/"));
        left.await();
    }

    @Test
    void aFailureIsSaidAndThePageGoesOn() {
        script = ChatServerDouble.status(500, "{\"error\":{\"message\":\"out of memory\"}}");
        open("/rag?base=sentences&answer=llm");
        button("Ask the model").click();
        assertThat(message()).hasText(server.host() + " reported an error instead of an answer.");
        assertThat(answer()).isHidden();
        script = out -> {
            ChatServerDouble.begin(out);
            ChatServerDouble.piece(out, "It weighs");
        };
        button("Ask the model").click();
        assertThat(message()).containsText("The answer is cut here. The answer broke off");
        assertThat(answer()).hasText("It weighs");
    }

    @Test
    void thePageFitsAPhone() {
        script = out -> {
            ChatServerDouble.begin(out);
            ChatServerDouble.piece(out, "long".repeat(100) + " [1]");
            ChatServerDouble.finish(out, "stop");
        };
        openPage(new Browser.NewContextOptions().setViewportSize(390, 844));
        open("/rag?base=sentences&answer=llm");
        button("Ask the model").click();
        assertThat(message()).containsText("answered within");
        Object wider = page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
        assertThat(wider).isEqualTo(false);
    }
}
