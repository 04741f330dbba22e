package org.languageplayground.search.folder;

import org.languageplayground.search.reading.ReadingLimits;

/**
 * How much of a folder is read.
 *
 * @param each of one file, and how many documents
 * @param characters of all texts together
 * @param files that are looked at
 * @param questions that are offered and measured by
 */
public record FolderLimits(ReadingLimits each, long characters, int files, int questions) {
    /** Files of 50 MB, texts of 2,000,000 characters; 20,000 documents of 50,000,000 characters together; 50,000 files; 1,000 questions. */
    public static final FolderLimits USUAL =
            new FolderLimits(new ReadingLimits(50 << 20, 2_000_000, 20_000, 60), 50_000_000, 50_000, 1_000);
}
