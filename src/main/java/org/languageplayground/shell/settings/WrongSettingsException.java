package org.languageplayground.shell.settings;

import java.util.Collection;

/** Settings with which the server does not start. */
final class WrongSettingsException extends RuntimeException {

    /**
     * Settings that are wrong.
     *
     * @param problems a sentence for each
     */
    WrongSettingsException(Collection<String> problems) {
        super(String.join("\n", problems));
    }
}
