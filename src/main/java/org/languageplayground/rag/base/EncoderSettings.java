package org.languageplayground.rag.base;

import java.nio.file.Path;
import java.util.Optional;
import org.languageplayground.compute.BadSettingException;
import org.languageplayground.compute.FolderSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the encoder reads, and where that outlives the server.
 *
 * @param encoderTokens how many tokens of one base it may read
 * @param vectorsDirectory where its vectors of the shipped bases are kept; nowhere where it is empty
 */
@ConfigurationProperties("playground")
public record EncoderSettings(
        @DefaultValue("200000") long encoderTokens,
        @DefaultValue("") String vectorsDirectory) {
    private static final long MOST_TOKENS = 1_000_000_000;

    /**
     * Checks the limits.
     *
     * @throws BadSettingException naming what is beyond them
     */
    public EncoderSettings {
        BadSettingException.check("playground.encoder-tokens", encoderTokens, 0, MOST_TOKENS);
    }

    /** Where vectors are kept, if anywhere. */
    public Optional<Path> vectors() {
        return FolderSetting.path(vectorsDirectory);
    }
}
