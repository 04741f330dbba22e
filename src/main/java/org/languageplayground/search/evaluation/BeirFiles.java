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
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.languageplayground.search.text.Document;

/** The files of a collection in BEIR's layout: corpus.jsonl, queries.jsonl, qrels/test.tsv. */
public final class BeirFiles {
    private final String folder;
    private final Opener opener;

    private BeirFiles(String folder, Opener opener) {
        this.folder = folder;
        this.opener = opener;
    }

    /** Those of a folder. */
    public static BeirFiles in(Path folder) {
        return new BeirFiles(folder.toString(), name -> {
            Path file = folder.resolve(name);
            return Files.isReadable(file) ? Files.newInputStream(file) : null;
        });
    }

    /** Those that come with the application, below a folder of the class path. */
    public static BeirFiles onClassPath(String folder) {
        return new BeirFiles(folder, name -> BeirFiles.class.getClassLoader().getResourceAsStream(folder + "/" + name));
    }

    /**
     * Reads the documents, a line each.
     *
     * @throws IOException if the file is missing or a line in it is not what it should be, said in one sentence
     */
    public void documents(Consumer<JsonObject> reader) throws IOException {
        objects("corpus.jsonl", reader);
    }

    /**
     * Reads the queries, a line each.
     *
     * @throws IOException as {@link #documents}
     */
    public void queries(Consumer<JsonObject> reader) throws IOException {
        objects("queries.jsonl", reader);
    }

    /**
     * The judgments: a grade by query id and document id.
     *
     * @throws IOException as {@link #documents}
     */
    public Map<String, Map<String, Integer>> grades() throws IOException {
        Map<String, Map<String, Integer>> grades = new HashMap<>();
        lines("qrels/test.tsv", line -> judge(line, grades));
        return grades;
    }

    /** Takes in a line of the judgments: a query's id, a document's and a grade. The line that names the columns says nothing. */
    public static void judge(String line, Map<String, Map<String, Integer>> grades) {
        if (!line.startsWith("query-id\t")) {
            String[] fields = line.split("\t", -1);
            int grade = Integer.parseInt(fields[2]);
            grades.computeIfAbsent(fields[0], id -> new HashMap<>()).put(fields[1], grade);
        }
    }

    /** The object of a line in corpus.jsonl or queries.jsonl. */
    public static JsonObject object(String line) {
        return JsonParser.parseString(line).getAsJsonObject();
    }

    /** A string of an object in these files; an object without it is not what the layout has there. */
    public static String string(JsonObject object, String name) {
        return object.get(name).getAsString();
    }

    /** The document of a line, its title apart from its text. */
    public static Document document(JsonObject object) {
        String title = object.has("title") ? string(object, "title") : "";
        return new Document(string(object, "_id"), title, string(object, "text"));
    }

    /** The document of a line, whose text is title and text, as BEIR has it searched. */
    public static Document titled(JsonObject object) {
        Document document = document(object);
        String text = (document.title() + " " + document.text()).strip();
        return new Document(document.id(), document.title(), text);
    }

    /** The query of a line with its judgments, if it has any. */
    public static Question question(JsonObject object, Map<String, Map<String, Integer>> grades) {
        String id = string(object, "_id");
        return new Question(id, string(object, "text"), grades.getOrDefault(id, Map.of()));
    }

    private void objects(String name, Consumer<JsonObject> reader) throws IOException {
        lines(name, line -> reader.accept(object(line)));
    }

    private void lines(String name, Consumer<String> reader) throws IOException {
        String file = folder + "/" + name;
        int number = 0;
        try (InputStream in = opener.open(name)) {
            if (in == null) {
                throw new IOException(file + " is missing or cannot be read.");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && !read(line, reader)) {
                    throw new IOException(file + ", line " + number + ", is not what BEIR's layout has there.");
                }
            }
        }
    }

    /** Reads a line; answers whether it is what the layout has there. */
    public static boolean read(String line, Consumer<String> reader) {
        try {
            reader.accept(line);
            return true;
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | NullPointerException
                | NumberFormatException
                | IndexOutOfBoundsException e) {
            return false;
        }
    }

    /** Opens a file by its name below the folder; null where there is none. */
    @FunctionalInterface
    private interface Opener {
        InputStream open(String name) throws IOException;
    }
}
