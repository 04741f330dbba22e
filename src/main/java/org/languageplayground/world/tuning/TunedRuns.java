package org.languageplayground.world.tuning;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.folder.AdapterFiles;
import org.languageplayground.transformer.folder.ModelFolderException;
import org.languageplayground.world.ShippedModels;

/**
 * The fine-tuning runs that ship with a model: the same steps on the same batches, once with every weight and once with LoRA at
 * each of some ranks. Their card is {@code TUNED.md} in their folder.
 *
 * @param base the model that they started from
 */
public record TunedRuns(Transformer base, TunedRun full, List<TunedRun> lora) {
    /** The model that was fine-tuned. */
    public static final String MODEL = ShippedModels.causal(4);

    /** The command that made them. */
    public static final String COMMAND = "script/tune";

    /** The ranks of the LoRA runs. */
    public static final List<Integer> RANKS = List.of(1, 2, 4, 8, 16, 32);

    /** The runs' folder in that of the model. */
    public static final String FOLDER = "tuned";
    /** The file of what was measured, in the runs' folder. */
    public static final String FIGURES = "runs.csv";

    private static final String DELTA = "full-fine-tuning-delta.safetensors";

    /** Where the files are read. */
    private interface Source {
        byte[] read(String file) throws IOException;
    }

    /**
     * The runs on the class path.
     *
     * @throws ModelFolderException if a file is missing or broken
     */
    public static TunedRuns load(Transformer base) {
        return load(TunedRuns::resource, base);
    }

    /**
     * The runs in a folder of the disk.
     *
     * @throws ModelFolderException if a file is missing or broken
     */
    public static TunedRuns load(Path folder, Transformer base) {
        return load(file -> Files.readAllBytes(folder.resolve(file)), base);
    }

    private static byte[] resource(String file) throws IOException {
        String path = "models/" + MODEL + "/" + FOLDER + "/" + file;
        try (InputStream in = TunedRuns.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path);
            }
            return in.readAllBytes();
        }
    }

    private static TunedRuns load(Source source, Transformer base) {
        List<RunFigures> figures = figures(source);
        List<TunedRun> lora = new ArrayList<>();
        for (int i = 0; i < RANKS.size(); i++) {
            lora.add(new TunedRun(RANKS.get(i), weights(source, RANKS.get(i), base), figures.get(i + 1)));
        }
        return new TunedRuns(
                base,
                new TunedRun(TunedRun.FULL, weights(source, TunedRun.FULL, base), figures.getFirst()),
                List.copyOf(lora));
    }

    /** The weights of one run's files, for those who measure it. */
    public static Weights weights(Path folder, int rank, Transformer base) {
        return weights(file -> Files.readAllBytes(folder.resolve(file)), rank, base);
    }

    private static Weights weights(Source source, int rank, Transformer base) {
        String own = TunedRun.folder(rank) + "/";
        if (rank == TunedRun.FULL) {
            return AdapterFiles.readDelta(read(source, own + DELTA), own + DELTA, base);
        }
        return AdapterFiles.read(
                        read(source, own + AdapterFiles.CONFIG),
                        read(source, own + AdapterFiles.TENSORS),
                        base.config(),
                        base::weights)
                .effective();
    }

    /** The files of all runs on the class path, below their folder. */
    public static List<String> files() {
        List<String> files =
                new ArrayList<>(List.of("TUNED.md", FIGURES, TunedRun.folder(TunedRun.FULL) + "/" + DELTA));
        for (int rank : RANKS) {
            files.add(TunedRun.folder(rank) + "/" + AdapterFiles.CONFIG);
            files.add(TunedRun.folder(rank) + "/" + AdapterFiles.TENSORS);
        }
        return List.copyOf(files);
    }

    /** Copies one of these files. */
    public static void copy(String file, OutputStream out) throws IOException {
        out.write(resource(file));
    }

    private static List<RunFigures> figures(Source source) {
        try {
            List<RunFigures> figures = new String(read(source, FIGURES), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(RunFigures::parse)
                    .toList();
            if (figures.size() == RANKS.size() + 1) {
                return figures;
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new ModelFolderException(FIGURES, "holds a line that cannot be read", e);
        }
        throw new ModelFolderException(FIGURES, "does not hold one line a run");
    }

    private static byte[] read(Source source, String file) {
        try {
            return source.read(file);
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new ModelFolderException(file, "is missing", e);
        } catch (IOException e) {
            throw new ModelFolderException(file, "cannot be read", e);
        }
    }

    /** The LoRA run of a rank, where there was one. */
    public Optional<TunedRun> lora(int rank) {
        return lora.stream().filter(run -> run.rank() == rank).findFirst();
    }
}
