package org.languageplayground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.languageplayground.ui.Languages;

/** Each language says all that English says, with the same things put in at their places. */
class LanguagesTest {
    /** The same in all languages: what the models read, where an exercise leads, which guess is right, titles of papers. */
    private static final Pattern NEUTRAL = Pattern.compile(
            ".*\\.exercise\\.\\d+\\.(?:link|right)|(?:attention|lora|rag)\\.sources|attention\\.examples\\.english");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
    private static final Pattern TERM = Pattern.compile("\\[[a-z0-9]+]");
    /** Texts whose count can be one on the page; Chinese has one form for all counts. */
    private static final List<String> COUNTED = List.of(
            "lessons.minutes",
            "lessons.taken",
            "class.refused.often",
            "attention.message.model",
            "attention.message.untrained",
            "attention.roles.seen",
            "attention.compare.attention.formula",
            "attention.compare.counts",
            "attention.swap.counts",
            "attention.off.retrieval.about",
            "lora.category.mistakes.count",
            "rag.answer.left",
            "rag.explain.bm25",
            "rag.explain.others",
            "rag.standin.found",
            "rag.own.added");

    private static final Properties ENGLISH = read("translations.properties");

    static Stream<Locale> translated() {
        return Languages.all().stream().skip(1);
    }

    static Stream<Locale> withPlurals() {
        return Languages.all().stream().filter(language -> !language.equals(Locale.CHINESE));
    }

    private static Properties read(String file) {
        Properties words = new Properties();
        try (InputStream in = LanguagesTest.class.getResourceAsStream("/vaadin-i18n/" + file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return words;
    }

    private static Properties words(Locale language) {
        return read("translations_" + language.toLanguageTag() + ".properties");
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static TreeSet<String> places(String text) {
        return new TreeSet<>(found(PLACE, text));
    }

    @Test
    void thereAreFiveLanguagesAndEnglishIsTheFirst() {
        assertThat(Languages.all()).extracting(Locale::toLanguageTag).containsExactly("en", "de", "es", "fr", "zh");
        assertThat(Languages.of("ZH")).contains(Locale.CHINESE);
        assertThat(Languages.of("<b>")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("translated")
    void noKeyIsMissingAndNoneIsStrange(Locale language) {
        TreeSet<String> wanted = new TreeSet<>(ENGLISH.stringPropertyNames());
        wanted.removeIf(key -> NEUTRAL.matcher(key).matches());
        assertThat(new TreeSet<>(words(language).stringPropertyNames())).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("translated")
    void theSameIsPutInAndNothingIsQuotedAway(Locale language) {
        words(language).forEach((key, value) -> {
            String text = (String) value;
            String english = ENGLISH.getProperty((String) key);
            assertThat(places(text)).as(language + " " + key).isEqualTo(places(english));
            assertThat(found(TERM, text)).as(language + " " + key).isEqualTo(found(TERM, english));
            assertThat(text).as(language + " " + key).isNotBlank().doesNotContain("'");
        });
    }

    @ParameterizedTest
    @MethodSource("translated")
    void listsAndTablesHaveAsManyParts(Locale language) {
        words(language).forEach((key, value) -> {
            String english = ENGLISH.getProperty((String) key);
            assertThat(parts((String) value)).as(language + " " + key).isEqualTo(parts(english));
        });
    }

    private static List<Integer> parts(String text) {
        return text.lines().map(line -> line.split(" \\| ", -1).length).toList();
    }

    @ParameterizedTest
    @MethodSource("translated")
    void aNarrationLeadsToTheSamePlaces(Locale language) {
        Properties words = words(language);
        for (String key : List.of("attention.narration", "lora.narration", "rag.narration")) {
            assertThat(targets(words.getProperty(key)))
                    .as(language + " " + key)
                    .isEqualTo(targets(ENGLISH.getProperty(key)));
        }
    }

    private static List<String> targets(String narration) {
        return narration
                .lines()
                .map(line -> line.substring(line.indexOf(" | ")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("translated")
    void everyTextThatNumbersArePutIntoCanBeFormattedForNoneOneAndMany(Locale language) {
        words(language).forEach((key, value) -> {
            if (PLACE.matcher((String) value).find()) {
                for (int count : new int[] {0, 1, 2, 17}) {
                    Object[] arguments = new Object[12];
                    Arrays.fill(arguments, count);
                    assertThat(new MessageFormat((String) value, language).format(arguments))
                            .as(language + " " + key)
                            .doesNotContainPattern("[{}]");
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("withPlurals")
    void oneIsNotCountedLikeMany(Locale language) {
        Properties words = language.equals(Locale.ENGLISH) ? ENGLISH : words(language);
        for (String key : COUNTED) {
            MessageFormat format = new MessageFormat(words.getProperty(key), language);
            assertThat(counted(format, 1)).as(language + " " + key).isNotEqualTo(counted(format, 7));
        }
    }

    /** Without the count itself. */
    private static String counted(MessageFormat format, int count) {
        Object[] arguments = new Object[12];
        Arrays.fill(arguments, count);
        return format.format(arguments).replaceAll("[17]", "");
    }

    @Test
    void theTableOfTermsHasEachTermAsThePagesHaveIt() throws IOException {
        String table = Files.readString(Path.of("docs/terms.md"));
        for (String key : ENGLISH.stringPropertyNames()) {
            if (key.startsWith("glossary.") && ENGLISH.getProperty(key).contains(" | ")) {
                String row = Stream.concat(Stream.of(ENGLISH), translated().map(LanguagesTest::words))
                        .map(words -> words.getProperty(key).split(" \\| ")[0])
                        .collect(Collectors.joining(" | ", "| " + key.substring(9) + " | ", " |"));
                assertThat(table).contains(row);
            }
        }
    }
}
