package org.languageplayground.classroom.lesson;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which lessons there are beside the shipped ones.
 *
 * @param lessonsDirectory the administrator's folder; none where it is empty
 * @param uploads whether teachers may bring their own
 */
@ConfigurationProperties("playground")
public record LessonSettings(
        @DefaultValue("") String lessonsDirectory,
        @DefaultValue("true") boolean uploads) {}
