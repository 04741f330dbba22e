package org.languageplayground.shell;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.languageplayground.compute.BadSettingException;
import org.languageplayground.ui.QrCode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The administrator's own link, to the school's page for instance, in the footer of every page; none unless set.
 *
 * @param linkText what it says; empty for none
 * @param linkAddress where it leads; empty for none
 */
@ConfigurationProperties("playground")
public record SiteLink(
        @DefaultValue("") String linkText, @DefaultValue("") String linkAddress) {
    private static final int LONGEST_TEXT = 80;

    /** Where the link leads, and what it says. */
    public record Link(String text, String address) {}

    /**
     * Checks the link.
     *
     * @throws BadSettingException if only one of them is set, or a browser should not be sent there
     */
    public SiteLink {
        linkText = linkText.strip();
        linkAddress = linkAddress.strip();
        if (linkText.isEmpty() != linkAddress.isEmpty()) {
            throw new BadSettingException("playground.link-text is “" + linkText + "” and playground.link-address is “"
                    + linkAddress + "”; they go together, so both must be set, or none.");
        }
        if (linkText.length() > LONGEST_TEXT) {
            throw new BadSettingException("playground.link-text has " + linkText.length() + " characters; "
                    + LONGEST_TEXT + " are the most that a footer shows.");
        }
        if (!linkAddress.isEmpty()) {
            checkAddress(linkAddress);
        }
    }

    private static void checkAddress(String address) {
        if (!leadsToAPage(address)) {
            throw new BadSettingException(
                    "playground.link-address", address, "a whole address that begins with http:// or https://");
        }
        if (!QrCode.holds(address)) {
            throw new BadSettingException(
                    "playground.link-address is too long for a QR code, which takes " + QrCode.MOST_BYTES + " bytes.");
        }
    }

    private static boolean leadsToAPage(String address) {
        try {
            URI parsed = new URI(address);
            boolean web = "http".equalsIgnoreCase(parsed.getScheme()) || "https".equalsIgnoreCase(parsed.getScheme());
            return web && parsed.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The link, if one is set. */
    public Optional<Link> link() {
        return linkText.isEmpty() ? Optional.empty() : Optional.of(new Link(linkText, linkAddress));
    }
}
