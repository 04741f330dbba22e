package org.languageplayground.rag.base;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.folder.FolderLimits;

/**
 * How long a server needs until a shared folder's index is whole: once while it is made, and once after a restart, in a virtual machine of its own. The documents are made of
 * invented words, of which the nth is drawn as often as 1/n says. {@code script/bench-bases} runs it.
 */
public final class SharedFolderSpeed {
    private static final PrintStream FIGURES = System.out;
    private static final int WORDS = 30_000;
    private static final int WORDS_OF_A_DOCUMENT = 150;
    private static final int WORDS_OF_A_SENTENCE = 12;
    private static final int DOCUMENTS_OF_A_FOLDER = 100;
    private static final double MEGABYTE = 1 << 20;
    private static final String NAME = "course";

    private SharedFolderSpeed() {}

    /**
     * Takes a folder for all, how many documents it holds, and how many tokens the encoder may read; documents that are there already stay. What the server logs goes where
     * errors go, so that figures stand alone.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.setOut(System.err);
        Path folder = Path.of(arguments[0]);
        write(folder.resolve("bases").resolve(NAME), Integer.parseInt(arguments[1]));
        SharedEncoder encoder = new SharedEncoder(new ModelLibrary("", true), Long.parseLong(arguments[2]), "");
        encoder.encoder();
        ServerMemory memory = new ServerMemory(0, 0);
        long begun = System.nanoTime();
        try (WorkerPool pool = new WorkerPool(1, 40)) {
            IndexCache indexes = new IndexCache(pool, pool, memory.shared(), encoder);
            FolderSettings settings = new FolderSettings(
                    folder.resolve("bases").toString(), folder.resolve("kept").toString());
            try (SharedFolders folders =
                    new SharedFolders(settings, FolderLimits.USUAL, pool, memory.shared(), indexes)) {
                folders.look();
                SharedFolder shared = folders.folder(BaseChoice.folder(NAME)).orElseThrow();
                long texts = 0;
                while (shared.isBusy()) {
                    Thread.sleep(5);
                    texts = texts == 0 && shared.read().isPresent() ? System.nanoTime() : texts;
                }
                tell(shared, indexes, memory, folder, seconds(begun, texts), seconds(begun, System.nanoTime()));
            }
        }
    }

    private static void tell(
            SharedFolder shared, IndexCache indexes, ServerMemory memory, Path folder, double texts, double whole)
            throws IOException {
        if (shared.refused().isPresent()) {
            FIGURES.println(FolderLog.text().notice(shared.refused().get()));
            return;
        }
        IndexCache.Index index = indexes.get(new IndexCache.Key(
                shared.corpus(), shared.choice().size(), shared.choice().overlap()));
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        FIGURES.printf(
                Locale.ROOT,
                "%,d documents, %,d chunks, methods %s; index %s. Texts after %.1f s, index whole after %.1f s; %.1f s of processor time since the start. %.0f MB on disk, %.0f MB granted, %.0f MB of heap in use.%n",
                shared.corpus().documents().size(),
                index.whole().join().chunks().size(),
                index.whole().join().methods(),
                index.progress().orElseThrow().fromDisk() ? "read from the disk" : "made",
                texts,
                whole,
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3,
                size(folder.resolve("kept")) / MEGABYTE,
                memory.granted() / MEGABYTE,
                (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE);
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void write(Path folder, int documents) throws IOException {
        if (Files.exists(folder)) {
            return;
        }
        double[] cumulated = new double[WORDS];
        for (int word = 0; word < WORDS; word++) {
            cumulated[word] = (word == 0 ? 0 : cumulated[word - 1]) + 1.0 / (word + 1);
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int document = 0; document < documents; document++) {
            Path file = folder.resolve("%03d/%05d.txt".formatted(document / DOCUMENTS_OF_A_FOLDER, document));
            Files.createDirectories(file.getParent());
            Files.writeString(file, text(cumulated, random));
        }
    }

    private static String text(double[] cumulated, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, WORDS_OF_A_DOCUMENT).forEach(i -> {
            int place = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[WORDS - 1]);
            text.append(word(Math.min(place < 0 ? -place - 1 : place, WORDS - 1)))
                    .append(i % WORDS_OF_A_SENTENCE == WORDS_OF_A_SENTENCE - 1 ? ". " : " ");
        });
        return text.toString();
    }

    /** A word of syllables, another one for each number. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int left = number + 100; left > 0; left /= 70) {
            word.append("bdfgklmnprstvz".charAt(left % 70 / 5)).append("aeiou".charAt(left % 5));
        }
        return word.toString();
    }
}
