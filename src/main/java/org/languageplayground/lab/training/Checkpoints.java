package org.languageplayground.lab.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.folder.TensorType;

/** Keeps the weights along the way of a run, in {@code history/} of the model's folder: at some steps, and where a stage ends. */
final class Checkpoints {
    /** Closer together where recall comes: first in adjacent words, then in sentences, then by heart. */
    private static final Set<Integer> STEPS =
            Set.of(0, 100, 300, 600, 900, 1_000, 1_100, 1_200, 1_400, 2_900, 3_700, 3_800, 4_000);

    private final Path folder;
    private final boolean kept;
    private final SortedMap<Integer, String> stages = new TreeMap<>();

    /** Of the model in this folder; keeps nothing where {@code kept} is false. */
    Checkpoints(Path folder, boolean kept) {
        this.folder = folder.resolve("history");
        this.kept = kept;
    }

    /** So many steps were made, the last of them in this stage. */
    void step(int step, String stage, Transformer model) throws IOException {
        if (STEPS.contains(step)) {
            keep(step, stage, model);
        }
    }

    /** A stage is over. */
    void stage(int step, String stage, Transformer model) throws IOException {
        keep(step, stage, model);
    }

    private void keep(int step, String stage, Transformer model) throws IOException {
        if (!kept) {
            return;
        }
        ModelFolder.save(folder.resolve("%05d".formatted(step)), model, TensorType.F16);
        stages.put(step, stage);
        StringBuilder list = new StringBuilder("step,stage\n");
        stages.forEach((at, name) -> list.append(at).append(',').append(name).append('\n'));
        Files.writeString(folder.resolve("steps.csv"), list);
    }
}
