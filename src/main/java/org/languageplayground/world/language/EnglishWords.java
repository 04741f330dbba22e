package org.languageplayground.world.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.languageplayground.world.language.Noun.Gender;

/** The common English words that the models know whole, from the lists beside the world's resources. */
final class EnglishWords {
    private static final EnglishWords STANDARD = new EnglishWords();

    private final List<Noun> things = neuters("things");
    private final List<Noun> animals = neuters("animals");
    private final List<Noun> people = lines("people").map(EnglishWords::person).toList();
    private final List<String> womensNames = names("f");
    private final List<String> mensNames = names("m");
    private final List<String> adjectives = words("adjectives").distinct().toList();
    private final List<String> all = Stream.of(
                    "things", "animals", "people", "names", "adjectives", "verbs", "nouns", "others")
            .flatMap(EnglishWords::words)
            .filter(word -> word.length() > 1)
            .collect(TreeSet<String>::new, TreeSet::add, TreeSet::addAll)
            .stream()
            .toList();

    private EnglishWords() {}

    static EnglishWords standard() {
        return STANDARD;
    }

    List<Noun> things() {
        return things;
    }

    List<Noun> animals() {
        return animals;
    }

    List<Noun> people() {
        return people;
    }

    List<String> womensNames() {
        return womensNames;
    }

    List<String> mensNames() {
        return mensNames;
    }

    List<String> adjectives() {
        return adjectives;
    }

    /** Every word of two letters or more, in alphabetical order. */
    List<String> all() {
        return all;
    }

    private static List<Noun> neuters(String list) {
        return lines(list)
                .map(line -> line.split(" ", 3))
                .map(parts -> new Noun(parts[0], parts[1], Gender.NEUTER, predicates(parts[2])))
                .toList();
    }

    private static Noun person(String line) {
        String[] parts = line.split(" ", 4);
        Gender gender = parts[2].equals("f") ? Gender.FEMININE : Gender.MASCULINE;
        return new Noun(parts[0], parts[1], gender, predicates(parts[3]));
    }

    private static List<String> predicates(String text) {
        return List.of(text.split("\\|"));
    }

    private static List<String> names(String gender) {
        return lines("names")
                .filter(line -> line.endsWith(" " + gender))
                .map(line -> line.split(" ")[0])
                .toList();
    }

    private static Stream<String> words(String list) {
        return lines(list).flatMap(line -> Arrays.stream(line.split("[ |]")));
    }

    private static Stream<String> lines(String list) {
        String resource = "/world/words/" + list + ".txt";
        try (InputStream in = EnglishWords.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
