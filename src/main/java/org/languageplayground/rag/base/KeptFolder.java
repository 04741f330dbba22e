package org.languageplayground.rag.base;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.languageplayground.search.file.Hash;
import org.languageplayground.search.file.KeptFile;
import org.languageplayground.search.file.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which the texts of one shared base, and its index as it is cut at first, outlive the server. Each is a file that is there as a whole or not at all; that of
 * the index is named by the texts that it is made from, so that none is ever taken for one of other texts. Any number of servers may share it.
 */
final class KeptFolder {
    private static final Logger LOG = LoggerFactory.getLogger(KeptFolder.class);
    private static final String TEXTS = "texts";
    private static final String INDEX = ".index";
    private static final Duration LONGEST_WRITING = Duration.ofHours(1);

    private final Path folder;

    /**
     * That of a base.
     *
     * @param all the folder for all bases
     * @param base its name, which need not be one that every file system takes
     */
    KeptFolder(Path all, String base) {
        folder = all.resolve(new Hash().add(base).hex());
    }

    /** How many bytes the kept texts take on disk; 0 where there are none. */
    long bytesOfTexts() {
        try {
            return Files.size(folder.resolve(TEXTS));
        } catch (IOException e) {
            return 0;
        }
    }

    /** The texts, if those of this fingerprint were kept. */
    Optional<FolderTexts> texts(String fingerprint) {
        Path file = folder.resolve(TEXTS);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (DataInputStream in = KeptFile.open(file)) {
            return Written.text(in).equals(fingerprint) ? Optional.of(FolderTexts.read(in)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The texts kept in {} are damaged, so they are read anew: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** Keeps texts; where that cannot be done the log says so. */
    void keep(String fingerprint, FolderTexts texts) {
        try {
            KeptFile.write(folder.resolve(TEXTS), out -> {
                Written.text(out, fingerprint);
                texts.write(out);
            });
        } catch (IOException e) {
            LOG.warn("The texts of a shared base cannot be kept in {}: {}", folder, e.toString());
        }
    }

    /** Where an index of texts is kept. */
    KeptIndex index(FolderTexts texts, BaseChoice choice) {
        String name = texts.hash() + "-" + choice.size() + "-" + choice.overlap() + INDEX;
        return new KeptIndex(folder.resolve(name), choice.size(), choice.overlap());
    }

    /** Deletes indexes of other texts, and what a server that was killed has left half written. */
    void clean(KeptIndex current) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> old = files.filter(file -> isOld(file, current.file())).toList();
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("Old indexes cannot be deleted in {}: {}", folder, e.toString());
        }
    }

    private static boolean isOld(Path file, Path current) {
        if (KeptFile.isBegun(file)) {
            return file.toFile().lastModified()
                    < Instant.now().minus(LONGEST_WRITING).toEpochMilli();
        }
        return file.getFileName().toString().endsWith(INDEX) && !file.equals(current);
    }
}
