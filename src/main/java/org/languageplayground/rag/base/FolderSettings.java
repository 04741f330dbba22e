package org.languageplayground.rag.base;

import java.nio.file.Path;
import java.util.Optional;
import org.languageplayground.compute.FolderSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the administrator's shared folders are, and where what is made of them is kept.
 *
 * @param basesDirectory the folder whose subfolders are bases; none where it is empty
 * @param basesIndexDirectory where texts and indexes outlive the server; nowhere where it is empty, in the user's cache where it is not set
 */
@ConfigurationProperties("playground")
public record FolderSettings(@DefaultValue("") String basesDirectory, String basesIndexDirectory) {

    /** With the user's cache where nothing else is said. */
    public FolderSettings {
        if (basesIndexDirectory == null) {
            basesIndexDirectory = Path.of(System.getProperty("user.home"), ".cache", "language-playground", "bases")
                    .toString();
        }
    }

    /** The folder of shared folders, if there is one. */
    public Optional<Path> bases() {
        return FolderSetting.path(basesDirectory);
    }

    /** Where texts and indexes are kept, if anywhere. */
    public Optional<Path> indexes() {
        return FolderSetting.path(basesIndexDirectory);
    }
}
