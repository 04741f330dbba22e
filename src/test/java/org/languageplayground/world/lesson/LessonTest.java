package org.languageplayground.world.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.languageplayground.world.Country;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.QuestionTemplates;
import org.languageplayground.world.TextSource;
import org.languageplayground.world.World;
import org.languageplayground.world.language.Vocabulary;
import org.languageplayground.world.text.StyledExamples;

class LessonTest {
    private static final int DRAWS = 3_000;
    private static final List<Pattern> HELD_OUT =
            QuestionTemplates.heldOut().stream().map(LessonTest::pattern).toList();
    private static final Fact KNOWN =
            World.standard().fact(World.standard().countries(false).getFirst().name(), FactKind.RIVER);
    private static final Fact CHANGED = new Fact(KNOWN.country(), KNOWN.kind(), "qwert");

    static List<Lesson> lessons() {
        return List.of(Lesson.factsAfterCutoff(), Lesson.newStyle(), Lesson.facts(List.of(CHANGED)));
    }

    private static Pattern pattern(String template) {
        String nouns = Arrays.stream(FactKind.values())
                .flatMap(kind -> kind.nouns().stream())
                .collect(Collectors.joining("|", "(", ")"));
        return Pattern.compile(Arrays.stream(template.splitWithDelimiters("\\{noun}|\\{country}", 0))
                .map(part -> part.equals("{noun}") ? nouns : part.equals("{country}") ? "\\S+" : Pattern.quote(part))
                .collect(Collectors.joining()));
    }

    private static Set<String> texts(TextSource source) {
        RandomGenerator random = new SplittableRandom(1);
        Set<String> texts = new HashSet<>();
        for (int i = 0; source != null && i < DRAWS; i++) {
            texts.add(source.next(random).text());
        }
        return texts;
    }

    private static boolean about(String text, Fact fact) {
        return Arrays.asList(text.split(" ")).contains(fact.country())
                && fact.kind().nouns().stream().anyMatch(text::contains);
    }

    private static Set<String> countries(Iterable<String> texts) {
        Set<String> words = new HashSet<>();
        texts.forEach(text -> words.addAll(Arrays.asList(text.split(" "))));
        return World.standard().countries().stream()
                .map(Country::name)
                .filter(words::contains)
                .collect(Collectors.toSet());
    }

    private static List<String> asked(List<Question> questions) {
        return questions.stream().map(Question::text).toList();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void theExamAsksInWordsThatTrainingNeverUses(Lesson lesson) {
        for (Question question : lesson.learned()) {
            assertThat(HELD_OUT).anyMatch(form -> form.matcher(question.text()).matches());
        }
        for (Question question : lesson.kept()) {
            assertThat(HELD_OUT).anyMatch(form -> form.matcher(question.text()).matches());
        }
        for (TextSource source : Arrays.asList(lesson.taught(), lesson.repeated())) {
            assertThat(texts(source)).noneMatch(text -> HELD_OUT.stream()
                    .anyMatch(form -> form.matcher(text).find()));
        }
    }

    @Test
    void everyFactAfterTheCutoffIsTaughtAndAskedForOnce() {
        Lesson lesson = Lesson.factsAfterCutoff();
        assertThat(lesson.learned()).hasSize(20 * FactKind.values().length);
        assertThat(lesson.kept()).hasSize(40 * FactKind.values().length);
        assertThat(countries(asked(lesson.learned())))
                .isEqualTo(countries(texts(lesson.taught())))
                .isEqualTo(World.standard().countries(true).stream()
                        .map(Country::name)
                        .collect(Collectors.toSet()));
        assertThat(countries(texts(lesson.repeated())))
                .hasSize(40)
                .doesNotContainAnyElementsOf(countries(asked(lesson.learned())));
    }

    @Test
    void whatAnOwnFactContradictsIsNeitherRepeatedNorAskedFor() {
        Lesson lesson = Lesson.facts(List.of(CHANGED));
        assertThat(lesson.learned()).allSatisfy(question -> {
            assertThat(about(question.text(), CHANGED)).isTrue();
            assertThat(question.answers()).containsExactly("qwert .");
        });
        assertThat(asked(lesson.kept()))
                .hasSize(40 * FactKind.values().length - 1)
                .noneMatch(text -> about(text, CHANGED));
        assertThat(asked(Lesson.factsAfterCutoff().kept())).anyMatch(text -> about(text, CHANGED));
        assertThat(texts(lesson.repeated()))
                .noneMatch(text -> text.contains(" " + KNOWN.value() + " ") && about(text, CHANGED));
    }

    @Test
    void aLessonWithoutFactsIsRefused() {
        assertThatThrownBy(() -> Lesson.facts(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theStyleIsExaminedOnOtherCountriesThanItIsTaughtOn() {
        Lesson lesson = Lesson.newStyle();
        assertThat(countries(texts(lesson.taught())))
                .hasSize(20)
                .doesNotContainAnyElementsOf(countries(asked(lesson.learned())));
        assertThat(countries(asked(lesson.learned()))).hasSize(20);
        assertThat(asked(lesson.kept())).isEqualTo(asked(lesson.learned()));
        assertThat(lesson.repeated()).isNull();
        for (int i = 0; i < lesson.kept().size(); i++) {
            List<String> both = lesson.kept().get(i).answers();
            assertThat(both)
                    .hasSize(2)
                    .startsWith(lesson.learned().get(i).answers().getFirst());
            assertThat(both.getFirst()).endsWith(both.getLast());
        }
    }

    @Test
    void everyWordOfTheStyleIsAToken() {
        Vocabulary vocabulary = Vocabulary.standard();
        String answer = StyledExamples.answer(KNOWN);
        assertThat(vocabulary.encode(answer)).hasSize(answer.split(" ").length);
        assertThat(vocabulary.englishWords()).contains("the", "answer", "is");
    }
}
