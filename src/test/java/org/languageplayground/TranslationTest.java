package org.languageplayground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final Set<String> CHAPTER_TEXTS = Set.of("title", "lead", "chips", "narration");

    private static final Pattern LITERAL =
            Pattern.compile("\"((?:ui|shell|home|attention|lora|rag)(?:\\.[A-Za-z0-9]+)*\\.?)\"");

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
        for (String key : keys()) {
            assertThat(literals.stream().anyMatch(literal -> key.equals(literal) || isBelow(key, literal)))
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
                CHAPTER_TEXTS.contains(key.substring(key.indexOf('.') + 1)) && key.startsWith(literal + ".");
            case "home.chapter" -> key.startsWith(literal + ".");
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
