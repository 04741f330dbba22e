package org.languageplayground.search.evaluation;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.languageplayground.search.text.Document;

/**
 * A collection in BEIR's layout: corpus.jsonl, queries.jsonl, qrels/test.tsv.
 *
 * @param documents their text is title and text
 * @param sources where documents come from, by their ids, as far as metadata.source says it
 * @param questions the queries that have judgments
 * @param unanswerable the queries of which metadata.answerable says that no document answers them
 */
public record BeirCollection(
        List<Document> documents, Map<String, String> sources, List<Question> questions, List<Question> unanswerable) {

    /** Opens the files of a collection. */
    @FunctionalInterface
    public interface Folder {
        /** The file of that name, null or an exception where there is none. */
        InputStream open(String name) throws IOException;
    }

    /**
     * Reads a folder.
     *
     * @throws IOException if a file is missing or a line in it is not what it should be, said in one sentence
     */
    public static BeirCollection read(Path folder) throws IOException {
        return read(folder.toString(), name -> Files.newInputStream(folder.resolve(name)));
    }

    /**
     * Reads a collection that may lie anywhere.
     *
     * @param label what messages call the folder
     * @throws IOException as {@link #read(Path)}
     */
    public static BeirCollection read(String label, Folder folder) throws IOException {
        Reader reader = new Reader(label, folder);
        List<Document> documents = new ArrayList<>();
        Map<String, String> sources = new HashMap<>();
        reader.objects("corpus.jsonl", object -> {
            String id = object.get("_id").getAsString();
            String title = object.has("title") ? object.get("title").getAsString() : "";
            String text = (title + " " + object.get("text").getAsString()).strip();
            documents.add(new Document(id, title, text));
            if (metadata(object).has("source")) {
                sources.put(id, metadata(object).get("source").getAsString());
            }
        });
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> withoutAnswer = new HashSet<>();
        reader.objects("queries.jsonl", object -> {
            String id = object.get("_id").getAsString();
            texts.put(id, object.get("text").getAsString());
            if (metadata(object).has("answerable")
                    && !metadata(object).get("answerable").getAsBoolean()) {
                withoutAnswer.add(id);
            }
        });
        Map<String, Map<String, Integer>> grades = reader.grades("qrels/test.tsv");
        List<Question> questions = new ArrayList<>();
        List<Question> unanswerable = new ArrayList<>();
        texts.forEach((id, text) -> {
            if (withoutAnswer.contains(id)) {
                unanswerable.add(new Question(id, text, Map.of()));
            } else if (grades.containsKey(id)) {
                questions.add(new Question(id, text, grades.get(id)));
            }
        });
        return new BeirCollection(documents, sources, questions, unanswerable);
    }

    private static JsonObject metadata(JsonObject object) {
        return object.has("metadata") ? object.getAsJsonObject("metadata") : new JsonObject();
    }

    private record Reader(String label, Folder folder) {

        Map<String, Map<String, Integer>> grades(String name) throws IOException {
            Map<String, Map<String, Integer>> grades = new HashMap<>();
            lines(name, line -> {
                if (!line.startsWith("query-id\t")) {
                    String[] fields = line.split("\t", -1);
                    grades.computeIfAbsent(fields[0], id -> new HashMap<>())
                            .put(fields[1], Integer.parseInt(fields[2]));
                }
            });
            return grades;
        }

        void objects(String name, Consumer<JsonObject> reader) throws IOException {
            lines(name, line -> reader.accept(JsonParser.parseString(line).getAsJsonObject()));
        }

        private void lines(String name, Consumer<String> reader) throws IOException {
            int number = 0;
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(opened(name), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    if (!line.isBlank()) {
                        reader.accept(line);
                    }
                }
            } catch (JsonParseException
                    | IllegalStateException
                    | UnsupportedOperationException
                    | ClassCastException
                    | NullPointerException
                    | NumberFormatException
                    | IndexOutOfBoundsException e) {
                throw new IOException(
                        label + "/" + name + ", line " + number + ", is not what BEIR's layout has there.", e);
            }
        }

        private InputStream opened(String name) throws IOException {
            try {
                InputStream in = folder.open(name);
                if (in != null) {
                    return in;
                }
            } catch (IOException e) {
                throw new IOException(label + "/" + name + " is missing or cannot be read.", e);
            }
            throw new IOException(label + "/" + name + " is missing or cannot be read.");
        }
    }
}
