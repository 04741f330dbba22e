package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a finger, which points at nothing before it presses, and hovers never. */
class TouchIT extends BrowserTest {

    @BeforeEach
    void phone() {
        openPage(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true));
    }

    private void touch(Locator part, double across, double down) {
        part.scrollIntoViewIfNeeded();
        BoundingBox box = part.boundingBox();
        page.touchscreen().tap(box.x + across * box.width, box.y + down * box.height);
    }

    @Test
    void aTokenIsChosenAndItsExplanationOpensAndCloses() {
        open("/attention");
        Locator first = page.locator("attention-arcs .row button").first();
        assertThat(first).hasAttribute("aria-pressed", "false");
        first.tap();
        assertThat(first).hasAttribute("aria-pressed", "true");
        assertThat(message()).containsText("“the”");
        Locator tip = page.locator("vaadin-popover.tip[opened] p");
        page.locator("button.help-tip:visible").first().tap();
        assertThat(tip).isVisible();
        page.locator("h1").tap();
        assertThat(tip).hasCount(0);
    }

    @Test
    void aCellOfTheMatrixIsRead() {
        open("/attention?tab=matrix");
        Locator matrix = page.locator("matrix-view canvas").first();
        touch(matrix, 0.35, 0.6);
        assertThat(page.locator("matrix-view output").first()).hasText(Pattern.compile(".+ → .+: [01]?[.]?\\d.*"));
    }

    @Test
    void aSliderIsDragged() {
        open("/attention");
        Locator slider = page.locator("vaadin-slider:visible input").first();
        double before = Double.parseDouble(slider.inputValue());
        slider.scrollIntoViewIfNeeded();
        BoundingBox box = slider.boundingBox();
        double from = before / Double.parseDouble(slider.getAttribute("max"));
        CDPSession finger = page.context().newCDPSession(page);
        for (int step = 0; step <= 10; step++) {
            double x = box.x + box.width * (from + (0.9 - from) * step / 10);
            finger.send(
                    "Input.dispatchTouchEvent",
                    touch(step == 0 ? "touchStart" : "touchMove", x, box.y + box.height / 2));
        }
        finger.send("Input.dispatchTouchEvent", touch("touchEnd"));
        assertThat(page).hasURL(Pattern.compile("temperature="));
        assertThat(Double.parseDouble(slider.inputValue())).isGreaterThan(before);
    }

    private static JsonObject touch(String type, double... point) {
        JsonArray points = new JsonArray();
        if (point.length > 0) {
            JsonObject at = new JsonObject();
            at.addProperty("x", point[0]);
            at.addProperty("y", point[1]);
            points.add(at);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        return event;
    }

    @Test
    void thePageItselfCannotBePushedSideways() {
        open("/lora");
        assertThat(page.evaluate("() => { window.scrollTo(500, 0); return window.scrollX; }"))
                .isEqualTo(0);
    }
}
