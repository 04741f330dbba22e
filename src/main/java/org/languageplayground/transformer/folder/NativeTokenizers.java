package org.languageplayground.transformer.folder;

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Opens the native tokenizer library, offline and from a folder that only we can write to. */
final class NativeTokenizers {
    private static final String OFFLINE = "ai.djl.offline";
    private static final String CACHE = "ENGINE_CACHE_DIR";

    /** Some tokenizers load well and fail at the first character that they do not know. */
    private static final String PROBE = "probe \u2603 \uD83D\uDE42";

    static {
        // Otherwise the library would report its use to its makers and could download other builds of itself.
        System.setProperty(OFFLINE, "true");
        if (System.getProperty(CACHE) == null
                && System.getenv(CACHE) == null
                && System.getenv("DJL_CACHE_DIR") == null
                && !Files.isWritable(Path.of(System.getProperty("user.home")))) {
            System.setProperty(CACHE, privateFolder().toString());
        }
    }

    private NativeTokenizers() {}

    private static Path privateFolder() {
        try {
            return Files.createTempDirectory("tokenizers");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HuggingFaceTokenizer load(String json, Map<String, String> options, String label) {
        try {
            HuggingFaceTokenizer library = HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), options);
            library.encode(PROBE, PROBE);
            return library;
        } catch (EngineException | LinkageError e) {
            throw new ModelFolderException(
                    label,
                    "cannot be opened: the tokenizer library does not run on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + " with this C library",
                    e);
        } catch (IOException | RuntimeException e) {
            throw new ModelFolderException(label, "is not a tokenizer that the tokenizers library can read", e);
        }
    }
}
