package org.languageplayground.deploy;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The steps of the Dockerfile, to be made where there is no engine. */
record Dockerfile(List<String> lines) {

    static Dockerfile read() throws IOException {
        return new Dockerfile(Files.readAllLines(Path.of("Dockerfile")));
    }

    /** The one line that begins so, without that. */
    String line(String instruction) {
        List<String> found = lines.stream()
                .filter(line -> line.startsWith(instruction))
                .map(line -> line.substring(instruction.length()))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(
                    "The Dockerfile has %d lines that begin with “%s”.".formatted(found.size(), instruction));
        }
        return found.getFirst();
    }

    /** A program with its arguments, written as JSON; Java is the one of this test. */
    List<String> program(String instruction) {
        List<String> words = new ArrayList<>(StreamSupport.stream(
                        JsonParser.parseString("[" + line(instruction + " ["))
                                .getAsJsonArray()
                                .spliterator(),
                        false)
                .map(word -> word.getAsString())
                .toList());
        words.set(
                0,
                Path.of(System.getProperty("java.home"), "bin", words.getFirst())
                        .toString());
        return words;
    }
}
