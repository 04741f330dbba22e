package org.languageplayground.compute;

import java.nio.file.Path;
import java.util.Optional;

/** A folder in the administrator's settings. */
public final class FolderSetting {
    private FolderSetting() {}

    /** The folder that a text of the settings names; none where it is blank. */
    public static Optional<Path> path(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
    }
}
