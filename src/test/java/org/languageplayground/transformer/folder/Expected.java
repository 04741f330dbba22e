package org.languageplayground.transformer.folder;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Values of the published architectures, computed independently of this project, and the small models they belong to. */
record Expected(JsonObject values) {
    static final Path FOLDERS = Path.of("src/test/resources/reference");

    static LoadedModel model(String folder) {
        return ModelFolder.load("reference/" + folder);
    }

    static List<Expected> of(String folder) {
        try (Reader reader = new InputStreamReader(
                Expected.class.getResourceAsStream("/reference/" + folder + "/expected.json"),
                StandardCharsets.UTF_8)) {
            List<Expected> all = new ArrayList<>();
            JsonParser.parseReader(reader)
                    .getAsJsonArray()
                    .forEach(item -> all.add(new Expected(item.getAsJsonObject())));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String key) {
        return values.get(key).getAsString();
    }

    double number(String key) {
        return values.get(key).getAsDouble();
    }

    int[] ints(String key) {
        return StreamSupport.stream(values.getAsJsonArray(key).spliterator(), false)
                .mapToInt(JsonElement::getAsInt)
                .toArray();
    }

    /** All numbers of an array of any depth, the last axis fastest. */
    float[] floats(String key, int... indices) {
        JsonElement element = values.get(key);
        for (int index : indices) {
            element = element.getAsJsonArray().get(index);
        }
        List<Float> numbers = new ArrayList<>();
        collect(element.getAsJsonArray(), numbers);
        float[] result = new float[numbers.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = numbers.get(i);
        }
        return result;
    }

    private static void collect(JsonArray array, List<Float> numbers) {
        for (JsonElement element : array) {
            if (element instanceof JsonArray inner) {
                collect(inner, numbers);
            } else {
                numbers.add(element.getAsFloat());
            }
        }
    }

    @Override
    public String toString() {
        return text("text");
    }
}
