package org.languageplayground.shell;

import org.languageplayground.compute.BadSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may frame the pages.
 *
 * @param frameAncestors sites, as in a Content-Security-Policy
 */
@ConfigurationProperties("playground")
public record FrameSettings(@DefaultValue("'self'") String frameAncestors) {
    private static final String SITE = "[\\x21-\\x7E&&[^,;]]+";

    /**
     * Checks that it is one directive's value.
     *
     * @throws BadSettingException if it would end the directive, or the header
     */
    public FrameSettings {
        frameAncestors = frameAncestors.strip();
        if (!frameAncestors.matches(SITE + "( +" + SITE + ")*")) {
            throw new BadSettingException(
                    "playground.frame-ancestors",
                    frameAncestors,
                    "'self', 'none' or sites such as https://lms.school.example, separated by spaces");
        }
    }
}
