package org.languageplayground.rag.base;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the administrator's shared folders are, and where what is made of them is kept. */
@Component
public class FolderSettings {
    private final Optional<Path> bases;
    private final Optional<Path> indexes;

    /**
     * The settings.
     *
     * @param bases {@code playground.bases-directory}, the folder whose subfolders are bases; none where that is empty
     * @param indexes {@code playground.bases-index-directory}, where texts and indexes outlive the server; nowhere where that is empty
     */
    public FolderSettings(
            @Value("${playground.bases-directory:}") String bases,
            @Value("${playground.bases-index-directory:${user.home}/.cache/language-playground/bases}")
                    String indexes) {
        this.bases = path(bases);
        this.indexes = path(indexes);
    }

    private static Optional<Path> path(String folder) {
        return folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder));
    }

    Optional<Path> bases() {
        return bases;
    }

    Optional<Path> indexes() {
        return indexes;
    }
}
