package org.languageplayground.search.folder;

import java.nio.file.Path;

/**
 * A file in a folder.
 *
 * @param name below the folder, with slashes
 * @param bytes its size when it was found
 */
public record FoundFile(String name, Path path, long bytes) {}
