package org.languageplayground.world;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.languageplayground.transformer.folder.FolderFiles;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.ModelFolder;

/**
 * The English encoder all-MiniLM-L6-v2 (Wang et al. 2020, https://arxiv.org/abs/2002.10957; Reimers and Gurevych 2019,
 * https://arxiv.org/abs/1908.10084): weights and tokenizer as published, from the artifact that carries them.
 */
public final class EnglishEncoder {
    /** What the model is called everywhere. */
    public static final String NAME = "all-MiniLM-L6-v2";

    /** Bytes of heap below which there is no room for it beside all else. */
    public static final long LEAST_HEAP = 400L << 20;

    private EnglishEncoder() {}

    /** Loads it, which takes some 90 MB for good and as much again for the moment. */
    public static LoadedModel load() {
        return ModelFolder.load(new FolderFiles(NAME, EnglishEncoder::open));
    }

    private static InputStream open(String file) throws IOException {
        String path =
                switch (file) {
                    case ModelFolder.ONNX -> "all-minilm-l6-v2.onnx";
                    case "tokenizer.json" -> "all-minilm-l6-v2-tokenizer.json";
                    default -> "models/" + NAME + "/" + file;
                };
        InputStream resource = EnglishEncoder.class.getClassLoader().getResourceAsStream(path);
        if (resource == null) {
            throw new FileNotFoundException(file);
        }
        return resource;
    }
}
