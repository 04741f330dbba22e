package org.languageplayground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keys stand in the code as literals; one that ends in a dot, or is a prefix with a method's own suffix, stands for all below. */
class TranslationTest {
    private static final Path CODE = Path.of("src/main/java/org/languageplayground");
    /** What every chapter page reads below its own prefix. */
    private static final Pattern CHAPTER_TEXTS =
            Pattern.compile("(attention|lora|rag)\\.(title|lead|chips|narration|next|sources|(tab|exercise)\\..*)");

    /** A field names its control and the control's help by its own key, below the prefix of its chapter. */
    private static final Pattern FIELD = Pattern.compile("Field(?:\\.<.*>|\\.)\\w+\\(\\s*\"(\\w+)\"");

    private static final Map<String, String> PREFIXES =
            Map.of("attention", "attention.", "finetuning", "lora.", "rag", "rag.");

    private static final Pattern LITERAL = Pattern.compile(
            "\"((?:ui|shell|home|class|classroom|lessons|glossary|attention|lora|rag)(?:\\.[A-Za-z0-9]+)*\\.?)\"");

    @Test
    void everyKeyThatTheCodeNamesIsTranslated() throws IOException {
        Set<String> keys = keys();
        for (String literal : literals()) {
            boolean known = keys.contains(literal)
                    || keys.stream().anyMatch(key -> key.startsWith(literal.endsWith(".") ? literal : literal + "."));
            assertThat(known).as(literal).isTrue();
        }
    }

    @Test
    void everyTranslationIsUsed() throws IOException {
        Set<String> literals = literals();
        literals.addAll(fields());
        for (String key : keys()) {
            assertThat(literals.stream()
                            .anyMatch(literal ->
                                    key.equals(literal) || key.equals(literal + ".help") || isBelow(key, literal)))
                    .as(key)
                    .isTrue();
        }
    }

    /** Prefixes in the code that end in a dot, and those to which it adds a suffix of its own. */
    private static boolean isBelow(String key, String literal) {
        if (literal.endsWith(".")) {
            return key.startsWith(literal);
        }
        return switch (literal) {
            case "attention", "lora", "rag" ->
                key.startsWith(literal + ".") && CHAPTER_TEXTS.matcher(key).matches();
            case "home.chapter", "home.answer.heart", "home.answer.right", "home.answer.wrong" ->
                key.startsWith(literal + ".");
            default -> false;
        };
    }

    private static Set<String> keys() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = TranslationTest.class.getResourceAsStream("/vaadin-i18n/translations.properties")) {
            properties.load(in);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    /** The model, the world and the calculator have no texts of their own; "attention." begins the names of weights there. */
    private static boolean mayNameKeys(Path file) {
        return file.toString().endsWith(".java")
                && !file.startsWith(CODE.resolve("transformer"))
                && !file.startsWith(CODE.resolve("world"))
                && !file.startsWith(CODE.resolve("finetuning/calculator"));
    }

    private static Set<String> fields() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Map.Entry<String, String> chapter : PREFIXES.entrySet()) {
            try (Stream<Path> files = Files.walk(CODE.resolve(chapter.getKey()))) {
                for (Path file : files.filter(TranslationTest::mayNameKeys).toList()) {
                    Matcher field = FIELD.matcher(Files.readString(file));
                    while (field.find()) {
                        keys.add(chapter.getValue() + field.group(1));
                    }
                }
            }
        }
        return keys;
    }

    private static Set<String> literals() throws IOException {
        Set<String> literals = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file : files.filter(TranslationTest::mayNameKeys).toList()) {
                Matcher matcher = LITERAL.matcher(Files.readString(file));
                while (matcher.find()) {
                    literals.add(matcher.group(1));
                }
            }
        }
        return literals;
    }
}
