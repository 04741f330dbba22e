package org.languageplayground.lab.card;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.languageplayground.lab.training.TrainingLog;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.world.EnglishEncoder;
import org.languageplayground.world.ShippedModels;

/** Measures the models in a folder and writes their MODEL_CARD.md: {@code WriteModelCards FOLDER [NAME...]}. */
public final class WriteModelCards {
    private WriteModelCards() {}

    /** Measures the named models, or all shipped ones. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<String> named = Arrays.asList(arguments).subList(1, arguments.length);
        List<String> all = Stream.concat(ShippedModels.names().stream(), Stream.of(EnglishEncoder.NAME))
                .toList();
        for (String name : named.isEmpty() ? all : named) {
            Path own = folder.resolve(name);
            String card = name.equals(EnglishEncoder.NAME)
                    ? EnglishCard.of(EnglishEncoder.load())
                    : ModelCard.of(name, ModelFolder.loadModel(own), TrainingLog.read(own));
            Files.writeString(own.resolve("MODEL_CARD.md"), card);
            System.out.println("written: " + own.resolve("MODEL_CARD.md"));
        }
    }
}
