package org.languageplayground.lab.head;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.training.Initialization;
import org.languageplayground.world.EnglishEncoder;
import org.languageplayground.world.ShippedModels;

/** A document with a section for every shipped model and for the English encoder. */
abstract class ModelTables {
    private static final long UNTRAINED_SEED = 1;

    private final StringBuilder text = new StringBuilder();

    /**
     * Writes the file: an introduction, then the sections.
     *
     * @param arguments the folder of the models, the file with the introduction, the file that is written
     */
    final void write(String... arguments) throws IOException {
        text.append(Files.readString(Path.of(arguments[1])));
        for (String name : ShippedModels.names()) {
            try (LoadedModel model = ModelFolder.load(Path.of(arguments[0], name))) {
                section(model);
            }
        }
        try (LoadedModel model = EnglishEncoder.load()) {
            section(model);
        }
        Files.writeString(Path.of(arguments[2]), text);
    }

    private void section(LoadedModel model) {
        line("## %s", model.name());
        line("");
        write(model);
    }

    /** Writes what stands below the model's name. */
    abstract void write(LoadedModel model);

    /** Random weights in the model's shape, without a head for words where it has none. */
    static Transformer untrained(Transformer model) {
        Transformer random = new Transformer(
                model.config(), Initialization.of(model.config(), new SplittableRandom(UNTRAINED_SEED)));
        return model.weights().head() != null
                ? random
                : new Transformer(random.config(), random.weights().withoutHead());
    }

    /** A line of the document. */
    final void line(String pattern, Object... values) {
        text.append(String.format(Locale.ROOT, pattern, values)).append('\n');
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
