package org.languageplayground.shell;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.languageplayground.ui.QrCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The administrator's own link, to the school's page for instance, in the footer of every page; none unless set. */
@Component
public class SiteLink {
    private static final int LONGEST_TEXT = 80;

    private final Optional<Link> link;

    /** Where the link leads, and what it says. */
    public record Link(String text, String address) {}

    /**
     * The link of the settings {@code playground.link-text} and {@code playground.link-address}.
     *
     * @throws IllegalArgumentException if only one of them is set, or a browser should not be sent there
     */
    public SiteLink(
            @Value("${playground.link-text:}") String text, @Value("${playground.link-address:}") String address) {
        if (text.isBlank() && address.isBlank()) {
            link = Optional.empty();
            return;
        }
        if (text.isBlank() || address.isBlank()) {
            throw new IllegalArgumentException(
                    "playground.link-text and playground.link-address go together; only one of them is set.");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("playground.link-text has " + text.length() + " characters; "
                    + LONGEST_TEXT + " are the most that a footer shows.");
        }
        if (!leadsToAPage(address)) {
            throw new IllegalArgumentException("playground.link-address is “" + address
                    + "”; it must be a whole address that begins with http:// or https://.");
        }
        if (!QrCode.holds(address)) {
            throw new IllegalArgumentException(
                    "playground.link-address is too long for a QR code, which takes " + QrCode.MOST_BYTES + " bytes.");
        }
        link = Optional.of(new Link(text.strip(), address.strip()));
    }

    private static boolean leadsToAPage(String address) {
        try {
            URI parsed = new URI(address.strip());
            boolean web = "http".equalsIgnoreCase(parsed.getScheme()) || "https".equalsIgnoreCase(parsed.getScheme());
            return web && parsed.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The link, if one is set. */
    public Optional<Link> link() {
        return link;
    }
}
