package org.languageplayground.rag.base;

import org.languageplayground.compute.BadSettingException;
import org.languageplayground.search.reading.ReadingLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an administrator lets students bring.
 *
 * @param uploads false switches them off
 * @param uploadMegabytes of one file
 * @param uploadCharacters of the text in it
 * @param uploadDocuments of one session at a time
 * @param uploadSeconds of a processor, the longest that one file may take: a text of a million characters takes a second or two
 */
@ConfigurationProperties("playground")
public record OwnLimits(
        @DefaultValue("true") boolean uploads,
        @DefaultValue("10") int uploadMegabytes,
        @DefaultValue("1000000") int uploadCharacters,
        @DefaultValue("20") int uploadDocuments,
        @DefaultValue("5") int uploadSeconds) {
    private static final int MEGABYTE = 1 << 20;
    private static final int MOST_MEGABYTES = 1_024;
    private static final int MOST_CHARACTERS = 100_000_000;
    private static final int MOST_DOCUMENTS = 10_000;
    private static final int MOST_SECONDS = 3_600;

    /**
     * Checks the limits.
     *
     * @throws BadSettingException naming what is beyond them
     */
    public OwnLimits {
        BadSettingException.check("playground.upload-megabytes", uploadMegabytes, 1, MOST_MEGABYTES);
        BadSettingException.check("playground.upload-characters", uploadCharacters, 1, MOST_CHARACTERS);
        BadSettingException.check("playground.upload-documents", uploadDocuments, 1, MOST_DOCUMENTS);
        BadSettingException.check("playground.upload-seconds", uploadSeconds, 0, MOST_SECONDS);
    }

    /** How much may be read. */
    public ReadingLimits reading() {
        return new ReadingLimits(uploadMegabytes * MEGABYTE, uploadCharacters, uploadDocuments, uploadSeconds);
    }
}
