package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever does not see the page understands it from what is announced, from names and from tables, and does everything by the keyboard. */
class ByEarIT extends BrowserTest {
    /** No answer is on its way, and for so long nothing has changed and the message was heard. */
    private static final String LAST_STATE_IS_HEARD = """
            () => {
                const message = [...document.querySelectorAll('.message-line')].find(line => line.checkVisibility()).textContent;
                const waits = Object.values(Vaadin.Flow.clients).some(client => client.isActive?.());
                if (waits || message !== byEar.message || byEar.said.at(-1) !== message) {
                    byEar.message = message;
                    byEar.since = performance.now();
                }
                return performance.now() - byEar.since > 1500;
            }""";

    private static final int MOST_KEYS = 60;
    private static final int HELD = 40;
    private static final int MOST_SAID = HELD / 4;
    private static final String LESSON = "Why does it make things up?";
    private static final String SEEN =
            "“\\?” looks most at “.+”: 0\\.\\d\\d of its attention\\. The model says “%s” next .*";

    private Listener teacher;

    @BeforeEach
    void listen() throws IOException {
        openPage(new Browser.NewContextOptions().setViewportSize(1280, 720));
        teacher = new Listener(page);
    }

    /** Someone who hears a page and has a keyboard. */
    private static final class Listener {
        private final Page page;
        private int told;

        Listener(Page page) throws IOException {
            this.page = page;
            try (InputStream script = ByEarIT.class.getResourceAsStream("/by-ear.js")) {
                String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
                page.addInitScript("addEventListener('DOMContentLoaded', () => {" + text + "})");
            }
        }

        void open(String address, String heading) {
            page.navigate(address);
            assertThat(named(AriaRole.HEADING, heading)).isVisible();
            told = 0;
        }

        Locator named(AriaRole role, String name) {
            return page.getByRole(
                    role, new Page.GetByRoleOptions().setName(name).setExact(true));
        }

        /** Goes on by a key until something has the focus. */
        void reach(String key, Locator wanted) {
            for (int keys = 0; keys < MOST_KEYS; keys++) {
                if (wanted.count() == 1 && (boolean) wanted.evaluate("part => part.matches(':focus, :focus-within')")) {
                    return;
                }
                page.keyboard().press(key);
            }
            assertThat(wanted).isFocused();
        }

        void press(String key, Locator wanted) {
            reach(key, wanted);
            page.keyboard().press("Enter");
        }

        @SuppressWarnings("unchecked")
        private List<String> all() {
            return (List<String>) page.evaluate("() => byEar.said");
        }

        /** Waits until so many more sentences have been said; those that are meant come in this order, and no other. */
        void hears(String... sentences) {
            hears(sentence -> true, sentences);
        }

        /** The same among the sentences that count. */
        void hears(Predicate<String> counts, String... sentences) {
            List<String> heard = new ArrayList<>();
            while (heard.size() < sentences.length) {
                page.waitForFunction("told => byEar.said.length > told", told);
                String next = all().get(told++);
                if (counts.test(next)) {
                    heard.add(next);
                    assertThat(next).as("after %s", heard).matches(sentences[heard.size() - 1]);
                }
            }
            isSomewhere();
        }

        /** All that has been said since, until a sentence that matches. */
        List<String> hearsUntil(String last) {
            List<String> heard = new ArrayList<>();
            do {
                page.waitForFunction("told => byEar.said.length > told", told);
                heard.add(all().get(told++));
            } while (!heard.getLast().matches(last));
            return heard;
        }

        void hearsNothingMore() {
            assertThat(all().subList(told, all().size())).isEmpty();
        }

        void isSomewhere() {
            page.waitForFunction("() => !byEar.lost()");
        }
    }

    private Listener comesIn(String address) throws IOException {
        Listener student = new Listener(anotherBrowser(new Browser.NewContextOptions().setViewportSize(1280, 720)));
        student.open(address, "Class");
        student.reach("Tab", student.named(AriaRole.TEXTBOX, "Your name in this class"));
        student.page.keyboard().press("ControlOrMeta+a");
        student.page.keyboard().type("Ada");
        student.page.keyboard().press("Enter");
        student.hears("Class \\w{3}-\\w{3}", "Waiting for the teacher");
        assertThat(student.page).hasTitle(Pattern.compile("Class \\w{3}-\\w{3}"));
        return student;
    }

    /** A question: what is heard, which option is chosen, what comes true and what is heard then. */
    private void question(Listener student, String asked, List<String> options, int chosen, int right, String seen) {
        String choice = String.join("; ", options);
        student.hears("Question: .*" + Pattern.quote(asked) + " Choose one: " + Pattern.quote(choice) + "\\.");
        teacher.hears(
                ByEarIT::ofTheLesson,
                "Step \\d of 5: “.*”\\. Question: .*" + Pattern.quote(asked + " Choose one: " + choice + "."));
        student.hearsNothingMore();
        student.press("Shift+Tab", student.named(AriaRole.BUTTON, options.get(chosen)));
        student.hears(Pattern.quote("Your answer: " + options.get(chosen) + ". You can still change it."));
        assertThat(student.named(AriaRole.BUTTON, options.get(chosen))).isFocused();
        page.keyboard().press("ArrowRight");
        student.hears(
                result(options, chosen, right) + Pattern.quote(" Your answer was: " + options.get(chosen) + "."), seen);
        teacher.hears(ByEarIT::ofTheLesson, Pattern.quote("Right is: " + options.get(right) + ". It says ") + ".*");
    }

    private static String result(List<String> options, int chosen, int right) {
        List<String> counts = new ArrayList<>();
        for (int option = 0; option < options.size(); option++) {
            counts.add(options.get(option) + ": " + (option == chosen ? "one answer" : "no answers"));
        }
        return Pattern.quote(
                "Right is: " + options.get(right) + ". Answers of the class: " + String.join("; ", counts) + ".");
    }

    /** What the lesson itself says to the teacher, beside what comes from the class and what the chapter shows. */
    private static boolean ofTheLesson(String sentence) {
        return sentence.startsWith("Step ") || sentence.startsWith("Right is: ");
    }

    @Test
    void aWholeLessonIsFollowedByEarAndKeyboard() throws IOException {
        teacher.open(address("/class"), "Class");
        teacher.press("Tab", button("Start a class"));
        teacher.hears("Class \\w{3}-\\w{3}", "The class sees what this tab shows\\.", "Nobody is in the class yet\\.");
        Listener student = comesIn(page.url());
        teacher.hears("One student is in the class\\.");
        teacher.open(address("/lessons"), "Lesson plans");
        teacher.press("Tab", button("Start the lesson: " + LESSON));
        student.hears("Transformer & Self-Attention", "You see what your teacher shows\\.");
        question(
                student,
                "It was never told the capital of Zorland. What will it do?",
                List.of(
                        "say that it does not know",
                        "say a wrong city, and be in doubt",
                        "say a wrong city, and be sure of it"),
                1,
                2,
                SEEN.formatted("zuveva"));
        page.keyboard().press("ArrowRight");
        question(
                student,
                "Now “the capital of zorland is mirna .” stands before the question. What will it say?",
                List.of("zuveva, as before: it has learned that", "mirna", "it will be torn between the two"),
                1,
                1,
                SEEN.formatted("mirna"));
        page.keyboard().press("ArrowRight");
        question(
                student,
                "Somebody writes “renera” in place of “mirna”. What will it say?",
                List.of("mirna: by now it knows that", "renera", "that something is wrong here"),
                0,
                1,
                SEEN.formatted("renera"));
        page.keyboard().press("ArrowRight");
        student.hears("Retrieval-Augmented Generation \\(RAG\\)");
        question(
                student,
                "It is asked for the capital of Zorland, but reads a page on Klirstan, whose capital is Hulela. What will it say?",
                List.of("mirna, from the right page", "that this is the wrong page", "hulela"),
                2,
                2,
                "By heart: “zuveva”, wrong\\. .* With a chunk on another country: “hulela”, wrong\\.");
        page.keyboard().press("ArrowRight");
        student.hears("Transformer & Self-Attention");
        question(
                student,
                "and then asks for Zorland. What will it say?",
                List.of(
                        "mirna: it finds the one that goes with Zorland",
                        "renera: it copies the last name it has read",
                        "zuveva: two facts confuse it"),
                0,
                0,
                SEEN.formatted("mirna"));
        teacher.press("Shift+Tab", button("End lesson"));
        teacher.hears(sentence -> sentence.equals("Lesson plans"), "Lesson plans");
        teacher.isSomewhere();
        student.hearsNothingMore();
    }

    @ParameterizedTest
    @CsvSource({
        "attention, Transformer & Self-Attention, Temperature (1/√d_k)",
        "lora?tab=why, Fine-tuning & LoRA, LoRA rank (r)",
        "rag, Retrieval-Augmented Generation (RAG), Top-k chunks to retrieve"
    })
    void aSliderThatIsHeldIsHeardNowAndThenAndItsLastStateAlways(String path, String title, String slider) {
        teacher.open(address("/" + path), title(title));
        teacher.reach("Tab", teacher.named(AriaRole.SLIDER, slider));
        String before = message().innerText();
        for (int key = 0; key < HELD; key++) {
            page.keyboard().press(key < HELD / 2 + 3 ? "ArrowRight" : "ArrowLeft");
        }
        assertThat(message()).not().hasText(before);
        page.waitForFunction(LAST_STATE_IS_HEARD);
        List<String> said = teacher.all();
        assertThat(said).hasSizeBetween(1, MOST_SAID).doesNotContain("");
        for (int next = 1; next < said.size(); next++) {
            assertThat(said.get(next)).isNotEqualTo(said.get(next - 1));
        }
        assertThat(said.getLast()).isEqualTo(message().innerText());
    }

    /** A chapter's heading. */
    private static String title(String title) {
        return "Chapter " + (title.startsWith("T") ? 1 : title.startsWith("F") ? 2 : 3) + " " + title;
    }

    @Test
    void aRunThatTrainsIsHeardAfterEachQuarterWithItsLossAndAtItsEnd() {
        teacher.open(address("/lora"), title("Fine-tuning & LoRA"));
        teacher.press("Tab", button("Train"));
        teacher.hears("LoRA r = 8, .*: 27,648 numbers are trained for 100 steps\\.");
        List<String> said = teacher.hearsUntil("After 100 steps it says .*");
        Pattern quarter = Pattern.compile("Step (\\d+) of 100: training loss \\d+(\\.\\d+)? nats\\.");
        List<Integer> steps = said.subList(0, said.size() - 1).stream()
                .map(quarter::matcher)
                .peek(matcher -> assertThat(matcher.matches()).as("%s", matcher).isTrue())
                .map(matcher -> Integer.valueOf(matcher.group(1)))
                .toList();
        assertThat(steps).hasSizeBetween(1, 3).isSorted().doesNotHaveDuplicates();
        teacher.hearsNothingMore();
    }

    @Test
    void theTablesBehindThePicturesHaveTheNumbersOfTheSentence() {
        teacher.open(address("/attention"), title("Transformer & Self-Attention"));
        Matcher sentence = Pattern.compile(
                        "“\\?” looks most at “(.+?)”: (0\\.\\d\\d) .* The model says “(.+?)” next \\((\\d+) %\\).*")
                .matcher(message().innerText());
        assertThat(sentence.matches()).isTrue();
        assertThat(100 * cell("What the model says", sentence.group(3), "Probability"))
                .isCloseTo(Double.parseDouble(sentence.group(4)), within(0.5));
        assertThat(cell("Where the chosen tokens look", "?", sentence.group(1)))
                .isCloseTo(Double.parseDouble(sentence.group(2)), within(0.005));
    }

    /** A number in the table behind a picture, which its menu opens. */
    private double cell(String picture, String row, String column) {
        teacher.press("Tab", button("More: " + picture));
        assertThat(teacher.named(AriaRole.MENUITEMCHECKBOX, "Show as table")).isFocused();
        page.keyboard().press("Enter");
        Locator table = teacher.named(AriaRole.REGION, picture);
        assertThat(table).isFocused();
        List<String> columns = table.getByRole(AriaRole.COLUMNHEADER).allInnerTexts();
        String number = table.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.ROWHEADER,
                                new Page.GetByRoleOptions().setName(row).setExact(true))))
                .first()
                .getByRole(AriaRole.CELL)
                .nth(columns.indexOf(column) - 1)
                .innerText();
        return Double.parseDouble(number);
    }
}
