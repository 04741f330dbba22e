package org.languageplayground.compute;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which models there are.
 *
 * @param modelsDirectory a folder whose subfolders hold models in Hugging Face layout; none where it is empty
 * @param english whether the English encoder is one of them
 */
@ConfigurationProperties("playground")
public record ModelSettings(
        @DefaultValue("") String modelsDirectory,
        @DefaultValue("true") boolean english) {}
