package org.languageplayground.rag.base;

import org.languageplayground.search.reading.ReadingLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What an administrator lets students bring. */
@Component
public class OwnLimits {
    private static final int MEGABYTE = 1 << 20;

    /** Of a processor, the longest that one file may take: a text of a million characters takes a second or two. */
    private static final int SECONDS = 5;

    private final boolean allowed;
    private final int megabytes;
    private final ReadingLimits reading;

    /**
     * The limits.
     *
     * @param allowed {@code playground.uploads}; false switches them off
     * @param megabytes of one file
     * @param characters of the text in it
     * @param documents of one session at a time
     */
    @Autowired
    public OwnLimits(
            @Value("${playground.uploads:true}") boolean allowed,
            @Value("${playground.upload-megabytes:10}") int megabytes,
            @Value("${playground.upload-characters:1000000}") int characters,
            @Value("${playground.upload-documents:20}") int documents) {
        this.allowed = allowed;
        this.megabytes = megabytes;
        reading = new ReadingLimits(Math.multiplyExact(megabytes, MEGABYTE), characters, documents, SECONDS);
    }

    /** The limits where students may bring files. */
    public OwnLimits(ReadingLimits reading) {
        allowed = true;
        megabytes = reading.bytes() / MEGABYTE;
        this.reading = reading;
    }

    public boolean allowed() {
        return allowed;
    }

    public int megabytes() {
        return megabytes;
    }

    public ReadingLimits reading() {
        return reading;
    }
}
