package org.languageplayground.transformer.folder;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A JSON object read strictly, whose every misuse is one sentence.
 *
 * @param label what messages call the file
 */
record JsonFile(String label, JsonObject object) {
    private static final int GREATEST_SIZE = 100_000_000;
    private static final int GREATEST_FILE = 64 << 20;

    /** Reads a whole file of at most 64 MB. */
    static JsonFile read(InputStream in, String label) throws IOException {
        return parse(text(in, label), label);
    }

    static String text(InputStream in, String label) throws IOException {
        byte[] bytes = in.readNBytes(GREATEST_FILE + 1);
        if (bytes.length > GREATEST_FILE) {
            throw new ModelFolderException(label, "is larger than the 64 MB that such a file may have");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static JsonFile parse(String text, String label) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = new Gson().getAdapter(JsonElement.class).read(reader);
            if (reader.peek() == JsonToken.END_DOCUMENT && element instanceof JsonObject object) {
                return new JsonFile(label, object);
            }
            throw new ModelFolderException(label, AdapterProblem.NO_OBJECT);
        } catch (IOException
                | IllegalStateException
                | IllegalArgumentException
                | com.google.gson.JsonParseException e) {
            throw new ModelFolderException(label, AdapterProblem.NOT_JSON).causedBy(e);
        }
    }

    /** Whether the key is there with a value other than null. */
    boolean has(String key) {
        return object.has(key) && !object.get(key).isJsonNull();
    }

    Optional<JsonFile> part(String key) {
        return has(key) && object.get(key) instanceof JsonObject part
                ? Optional.of(new JsonFile(label, part))
                : Optional.empty();
    }

    Optional<JsonArray> array(String key) {
        return has(key) && object.get(key) instanceof JsonArray array ? Optional.of(array) : Optional.empty();
    }

    Optional<String> string(String key) {
        return has(key) && object.get(key).isJsonPrimitive()
                ? Optional.of(object.get(key).getAsString())
                : Optional.empty();
    }

    /** A finite number above 0. */
    double positive(String key) {
        String text = string(key).orElse("");
        try {
            double number = Double.parseDouble(text);
            if (number > 0 && !Double.isInfinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the one sentence for every number that is none above 0
        }
        throw new ModelFolderException(label, AdapterProblem.NOT_POSITIVE, shortened(key), shortened(text));
    }

    boolean flag(String key, boolean absent) {
        return string(key).map(Boolean::parseBoolean).orElse(absent);
    }

    /** A whole number from 1 to 100 million. */
    int size(String key) {
        String text = string(key).orElseThrow(() -> new ModelFolderException(label, AdapterProblem.NO_NUMBER, key));
        try {
            int size = Integer.parseInt(text);
            if (size >= 1 && size <= GREATEST_SIZE) {
                return size;
            }
        } catch (NumberFormatException e) {
            // falls through to the one sentence for every number that is no size
        }
        throw new ModelFolderException(label, AdapterProblem.NO_SIZE, key, shortened(text));
    }

    int size(String key, int absent) {
        return has(key) ? size(key) : absent;
    }

    /** A number above 0 and below 1. */
    float epsilon(String key, float absent) {
        if (!has(key)) {
            return absent;
        }
        String text = string(key).orElse("");
        try {
            float epsilon = Float.parseFloat(text);
            if (epsilon > 0 && epsilon < 1) {
                return epsilon;
            }
        } catch (NumberFormatException e) {
            // falls through, as above
        }
        throw new ModelFolderException(
                label, "gives \"" + key + "\" as " + shortened(text) + ", which is not between 0 and 1");
    }

    static String shortened(String text) {
        return shortened(text, 40);
    }

    /** Other people's text within a message: on one line, and no longer than {@code most} characters. */
    static String shortened(String text, int most) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= most ? line : line.substring(0, most) + "…";
    }
}
