package org.languageplayground.transformer.folder;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * Checks the template of special tokens in a {@code tokenizer.json}: the native library reads one that names a token it
 * does not define, and ends the whole Java process when it first uses it.
 */
final class PostProcessor {
    private PostProcessor() {}

    static void check(JsonFile tokenizer, int vocabulary) {
        try {
            tokenizer.part("post_processor").ifPresent(part -> check(part.object(), vocabulary, tokenizer.label()));
        } catch (IllegalStateException
                | IllegalArgumentException
                | ClassCastException
                | NullPointerException
                | UnsupportedOperationException e) {
            throw new ModelFolderException(tokenizer.label(), "has a post-processor that cannot be read", e);
        }
    }

    private static void check(JsonObject processor, int vocabulary, String label) {
        String type = processor.get("type").getAsString();
        if (type.equals("Sequence")) {
            processor.getAsJsonArray("processors").forEach(part -> check(part.getAsJsonObject(), vocabulary, label));
        } else if (type.equals("TemplateProcessing")) {
            JsonObject defined = processor.getAsJsonObject("special_tokens");
            for (String template : new String[] {"single", "pair"}) {
                for (JsonElement piece : processor.getAsJsonArray(template)) {
                    JsonElement special = piece.getAsJsonObject().get("SpecialToken");
                    if (special != null) {
                        check(special.getAsJsonObject().get("id").getAsString(), defined, vocabulary, label);
                    }
                }
            }
        }
    }

    private static void check(String token, JsonObject defined, int vocabulary, String label) {
        if (!defined.has(token)) {
            throw new ModelFolderException(
                    label, "puts the token " + JsonFile.shortened(token) + " around texts without defining it");
        }
        for (JsonElement id : defined.getAsJsonObject(token).getAsJsonArray("ids")) {
            if (Integer.parseUnsignedInt(id.getAsString()) >= vocabulary || id.getAsInt() < 0) {
                throw new ModelFolderException(
                        label, "gives a token the id " + id + ", but the model knows only " + vocabulary + " tokens");
            }
        }
    }
}
