package org.languageplayground.world.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.FolderFiles;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.world.ShippedModels;

/**
 * The weights that one shipped model had along its training, from the random ones to the last: folders in {@code history/} of its own, kept by
 * {@code script/train} in 16 bits, as the model itself.
 *
 * @param checkpoints in the order of their steps
 */
public record ModelHistory(List<Checkpoint> checkpoints) {
    /** The model whose training was kept. */
    public static final String MODEL = ShippedModels.causal(4);

    private static final String FOLDER = "models/" + MODEL + "/history/";
    private static final String LIST = FOLDER + "steps.csv";
    private static final ModelHistory STANDARD = read();

    /**
     * Weights that were kept.
     *
     * @param step how many steps of training had been made
     * @param stage what the model read in the steps before, as {@code training.csv} calls it; empty for the random weights
     */
    public record Checkpoint(int step, String stage) {

        /** Whether these are the weights that training started from. */
        public boolean untrained() {
            return step == 0;
        }

        /** The folder's files. */
        public FolderFiles files() {
            return FolderFiles.ofResource(FOLDER + "%05d".formatted(step));
        }

        /** Reads the weights. */
        public Transformer load() {
            return ModelFolder.loadModel(files()).forReading();
        }
    }

    /** That of {@link #MODEL}. */
    public static ModelHistory standard() {
        return STANDARD;
    }

    /** All steps, ascending. */
    public List<Integer> steps() {
        return checkpoints.stream().map(Checkpoint::step).toList();
    }

    /** The checkpoint at just this step. */
    public Optional<Checkpoint> at(int step) {
        return checkpoints.stream().filter(one -> one.step() == step).findFirst();
    }

    private static ModelHistory read() {
        InputStream list = ModelHistory.class.getClassLoader().getResourceAsStream(LIST);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return new ModelHistory(in.lines()
                    .skip(1)
                    .map(line -> line.split(",", 2))
                    .map(parts -> new Checkpoint(Integer.parseInt(parts[0]), parts[1]))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
