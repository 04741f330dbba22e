package org.languageplayground.search.evaluation;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.languageplayground.search.text.Document;

/**
 * A collection in BEIR's layout: corpus.jsonl, queries.jsonl, qrels/test.tsv.
 *
 * @param documents their text is title and text
 * @param questions the queries that have judgments
 */
public record BeirCollection(List<Document> documents, List<Question> questions) {

    /**
     * Reads a folder.
     *
     * @throws IOException if a file is missing or a line in it is not what it should be, said in one sentence
     */
    public static BeirCollection read(Path folder) throws IOException {
        List<Document> documents = new ArrayList<>();
        objects(folder.resolve("corpus.jsonl"), object -> {
            String title = object.has("title") ? object.get("title").getAsString() : "";
            String text = (title + " " + object.get("text").getAsString()).strip();
            documents.add(new Document(object.get("_id").getAsString(), title, text));
        });
        Map<String, String> texts = new LinkedHashMap<>();
        objects(
                folder.resolve("queries.jsonl"),
                object -> texts.put(
                        object.get("_id").getAsString(), object.get("text").getAsString()));
        Map<String, Map<String, Integer>> grades =
                grades(folder.resolve("qrels").resolve("test.tsv"));
        List<Question> questions = new ArrayList<>();
        texts.forEach((id, text) -> {
            if (grades.containsKey(id)) {
                questions.add(new Question(id, text, grades.get(id)));
            }
        });
        return new BeirCollection(documents, questions);
    }

    private static Map<String, Map<String, Integer>> grades(Path file) throws IOException {
        Map<String, Map<String, Integer>> grades = new HashMap<>();
        lines(file, line -> {
            if (!line.startsWith("query-id\t")) {
                String[] fields = line.split("\t", -1);
                grades.computeIfAbsent(fields[0], id -> new HashMap<>()).put(fields[1], Integer.parseInt(fields[2]));
            }
        });
        return grades;
    }

    private static void objects(Path file, Consumer<JsonObject> reader) throws IOException {
        lines(file, line -> reader.accept(JsonParser.parseString(line).getAsJsonObject()));
    }

    private static void lines(Path file, Consumer<String> reader) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " is missing or cannot be read.");
        }
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    reader.accept(line);
                }
            }
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | NullPointerException
                | NumberFormatException
                | IndexOutOfBoundsException e) {
            throw new IOException(file + ", line " + number + ", is not what BEIR's layout has there.", e);
        }
    }
}
