package org.languageplayground.transformer.folder;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The tokens of a {@code tokenizer.json} by id, and the ids by token. */
final class Vocabulary {
    private final String[] tokens;
    private final Map<String, Integer> ids = new HashMap<>();

    private Vocabulary(int size) {
        tokens = new String[size];
        Arrays.fill(tokens, "");
    }

    /**
     * Reads the vocabulary of a word-piece, byte-pair, word-level (an object) or unigram model (a list).
     *
     * @param size number of ids that the model knows
     */
    static Vocabulary of(JsonFile json, int size) {
        Vocabulary vocabulary = new Vocabulary(size);
        try {
            JsonElement model = json.object().getAsJsonObject("model").get("vocab");
            if (model instanceof JsonObject object) {
                object.entrySet().forEach(entry -> vocabulary.put(entry.getKey(), entry.getValue(), json.label()));
            } else {
                JsonArray list = model.getAsJsonArray();
                for (int id = 0; id < list.size(); id++) {
                    vocabulary.put(list.get(id).getAsJsonArray().get(0).getAsString(), id, json.label());
                }
            }
            for (JsonElement added : json.array("added_tokens").orElseGet(JsonArray::new)) {
                JsonObject token = added.getAsJsonObject();
                vocabulary.put(token.get("content").getAsString(), token.get("id"), json.label());
            }
        } catch (IllegalStateException
                | IllegalArgumentException
                | ClassCastException
                | NullPointerException
                | UnsupportedOperationException
                | IndexOutOfBoundsException e) {
            throw new ModelFolderException(json.label(), "has no vocabulary that can be read", e);
        }
        return vocabulary;
    }

    private void put(String token, JsonElement id, String label) {
        put(token, Integer.parseInt(id.getAsString()), label);
    }

    private void put(String token, int id, String label) {
        if (id < 0 || id >= tokens.length) {
            throw new ModelFolderException(
                    label, "gives a token the id " + id + ", but the model knows only " + tokens.length + " tokens");
        }
        tokens[id] = token;
        ids.put(token, id);
    }

    String token(int id) {
        return tokens[id];
    }

    OptionalInt id(String token) {
        Integer id = ids.get(token);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    OptionalInt first(String... candidates) {
        return Arrays.stream(candidates)
                .filter(ids::containsKey)
                .mapToInt(ids::get)
                .findFirst();
    }

    int size() {
        return tokens.length;
    }
}
