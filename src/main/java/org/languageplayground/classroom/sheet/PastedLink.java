package org.languageplayground.classroom.sheet;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.chapter.Chapters;

/**
 * A link to a scenario that a teacher has pasted.
 *
 * @param chapter the key of its chapter
 * @param scenario its query
 */
record PastedLink(String chapter, String scenario) {

    /** What became of a text: a link, or the reason why it is none. */
    record Read(Optional<PastedLink> link, Optional<Notice> problem) {
        private static Read refused(String key, Object... arguments) {
            return new Read(Optional.empty(), Optional.of(new Notice(key, arguments)));
        }
    }

    /**
     * Reads an address, which must be one of this application.
     *
     * @param home the application's own address
     */
    static Read read(String text, URI home) {
        URI address;
        try {
            address = home.resolve(new URI(text.strip().replace(" ", "%20")));
        } catch (URISyntaxException e) {
            return Read.refused("classroom.sheet.link.none");
        }
        if (!home.getScheme().equals(address.getScheme())
                || !home.getRawAuthority().equals(address.getRawAuthority())) {
            return Read.refused(
                    "classroom.sheet.link.host",
                    SheetAddress.shortened(
                            Optional.ofNullable(address.getRawAuthority()).orElse(text.strip())));
        }
        String path = Optional.ofNullable(address.getRawPath()).orElse("");
        String below = path.startsWith(home.getRawPath())
                ? path.substring(home.getRawPath().length())
                : path;
        if (Chapters.ALL.stream().noneMatch(chapter -> chapter.key().equals(below))) {
            return Read.refused("classroom.sheet.link.chapter", SheetAddress.shortened(path));
        }
        return new Read(
                Optional.of(new PastedLink(
                        below, Optional.ofNullable(address.getRawQuery()).orElse(""))),
                Optional.empty());
    }
}
