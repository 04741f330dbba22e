package org.languageplayground.shell;

import org.languageplayground.compute.BadSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many visitors there may be at once.
 *
 * @param sessions one for each browser; 0 for as many as a quarter of the heap holds
 */
@ConfigurationProperties("playground")
public record VisitSettings(@DefaultValue("0") int sessions) {
    private static final int MOST = 1_000_000;
    private static final long BYTES_OF_A_SESSION = 1 << 19;
    private static final int PARTS = 4;

    /**
     * Checks the limits.
     *
     * @throws BadSettingException beyond them
     */
    public VisitSettings {
        BadSettingException.check("playground.sessions", sessions, 0, MOST);
    }

    /** The greatest number of sessions, half a megabyte each where none is set. */
    public int most() {
        return sessions > 0
                ? sessions
                : Math.toIntExact(Math.min(MOST, Runtime.getRuntime().maxMemory() / PARTS / BYTES_OF_A_SESSION));
    }
}
