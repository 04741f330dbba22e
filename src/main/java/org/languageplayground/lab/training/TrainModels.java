package org.languageplayground.lab.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.folder.TensorType;
import org.languageplayground.transformer.training.Initialization;
import org.languageplayground.world.language.Vocabulary;

/**
 * Trains the shipped models from fixed seeds, as many at a time as there are processors, and writes their folders:
 * {@code TrainModels FOLDER [NAME...]}.
 */
public final class TrainModels {
    private final Path folder;

    private TrainModels(Path folder) {
        this.folder = folder;
    }

    /** Trains the named models, or all. */
    public static void main(String[] arguments) {
        TrainModels training = new TrainModels(Path.of(arguments[0]));
        List<String> names = List.of(arguments);
        List<ModelRecipe> recipes = ModelRecipe.all().stream()
                .filter(recipe -> arguments.length == 1 || names.contains(recipe.name()))
                .toList();
        try (ExecutorService pool =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            recipes.forEach(recipe -> pool.execute(() -> training.train(recipe)));
        }
    }

    private void train(ModelRecipe recipe) {
        try {
            Path own = Files.createDirectories(folder.resolve(recipe.name()));
            Transformer model = new Transformer(
                    recipe.config(), Initialization.of(recipe.config(), new SplittableRandom(recipe.seed())));
            TrainingRun run = new TrainingRun(
                    recipe.name(),
                    model,
                    recipe.objective(),
                    Vocabulary.standard()::encode,
                    recipe.seed(),
                    new Checkpoints(own, recipe.keepsHistory()));
            for (Stage stage : recipe.curriculum()) {
                run.run(stage);
            }
            ModelFolder.save(own, model, TensorType.F16);
            TokenizerFile.write(own, recipe.config().context(), !recipe.causal());
            TrainingLog.write(own, run.progress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
