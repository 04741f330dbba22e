package org.languageplayground.classroom.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.languageplayground.classroom.lesson.plan.Question;
import org.languageplayground.classroom.lesson.plan.Scenario;
import org.languageplayground.classroom.lesson.plan.Step;

/** What the shipped lessons ask, for the tests that prove the answers. */
public final class ShippedLessons {
    private static final LessonLibrary LIBRARY = new LessonLibrary("");

    /**
     * A step that asks.
     *
     * @param name its lesson's file and its title
     */
    public record Asked(String name, Step step) {
        public Question question() {
            return step.question().orElseThrow();
        }

        public String why() {
            return question().why();
        }

        /** What the page shows with the answer. */
        public Scenario shown() {
            return step.reveal().orElse(step.scenario());
        }

        /** The marked option, and no other, is what was found; options may say more behind the word. */
        public void comesTrue(String found) {
            for (int option = 0; option < question().options().size(); option++) {
                assertThat(begins(question().options().get(option), found))
                        .as(
                                "%s: “%s” where “%s” is right",
                                name, question().options().get(option), found)
                        .isEqualTo(option == question().right());
            }
        }
    }

    private ShippedLessons() {}

    private static boolean begins(String option, String words) {
        return option.startsWith(words)
                && (option.length() == words.length() || !Character.isLetterOrDigit(option.charAt(words.length())));
    }

    /** The steps of all lessons whose answer a chapter shows. */
    public static List<Asked> asked(String chapter) {
        return LIBRARY.shipped(Locale.ENGLISH).stream()
                .flatMap(file -> file.lesson().steps().stream()
                        .filter(step -> step.question().isPresent())
                        .map(step -> new Asked(file.name().replace(".md", "") + "/" + step.title(), step)))
                .filter(asked -> asked.shown().chapter().equals(chapter))
                .toList();
    }

    /** All that a chapter shows in any of the lessons. */
    public static List<Scenario> scenarios(String chapter) {
        return LIBRARY.shipped(Locale.ENGLISH).stream()
                .flatMap(file -> file.lesson().steps().stream())
                .flatMap(step -> Stream.concat(Stream.of(step.scenario()), step.reveal().stream()))
                .filter(scenario -> scenario.chapter().equals(chapter))
                .distinct()
                .toList();
    }

    /** Every question of the chapter has a proof, and every proof a question. */
    public static Stream<DynamicTest> proofs(String chapter, Map<String, Consumer<Asked>> proofs) {
        List<Asked> asked = asked(chapter);
        assertThat(asked.stream().map(Asked::name).collect(Collectors.toSet())).isEqualTo(proofs.keySet());
        return asked.stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.name(), () -> proofs.get(one.name()).accept(one)));
    }

    /** Names of parts that a scenario hides. */
    public static List<String> hidden(Scenario scenario) {
        return scenario.parameters().getOrDefault("hide", List.of()).stream()
                .flatMap(names -> Stream.of(names.split(",")))
                .toList();
    }
}
