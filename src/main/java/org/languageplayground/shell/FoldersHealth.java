package org.languageplayground.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.languageplayground.classroom.lesson.LessonSettings;
import org.languageplayground.compute.FolderSetting;
import org.languageplayground.compute.ModelSettings;
import org.languageplayground.rag.base.EncoderSettings;
import org.languageplayground.rag.base.FolderSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the actuator's health, and the log when that changes, of folders in the settings that cannot be read or written. The server does its work without them, only
 * slower or with less, so it is impaired and not down.
 */
@Component("folders")
public class FoldersHealth implements HealthIndicator {
    /** Answered with 200, as "up" is: a balancer goes on sending students. */
    static final Status IMPAIRED = new Status("IMPAIRED");

    private static final Logger LOG = LoggerFactory.getLogger(FoldersHealth.class);

    private final Map<String, Path> read = new TreeMap<>();
    private final Map<String, Path> written = new TreeMap<>();
    private Map<String, String> known = Map.of();

    /** The folders of these settings; that of indexes is written only where there are bases to index. */
    public FoldersHealth(
            ModelSettings models, LessonSettings lessons, FolderSettings folders, EncoderSettings encoder) {
        set(read, "playground.models-directory", FolderSetting.path(models.modelsDirectory()));
        set(read, "playground.lessons-directory", FolderSetting.path(lessons.lessonsDirectory()));
        set(read, "playground.bases-directory", folders.bases());
        set(written, "playground.bases-index-directory", folders.bases().flatMap(bases -> folders.indexes()));
        set(written, "playground.vectors-directory", encoder.vectors());
    }

    private static void set(Map<String, Path> folders, String setting, Optional<Path> folder) {
        folder.ifPresent(path -> folders.put(setting, path));
    }

    @EventListener(ApplicationReadyEvent.class)
    void look() {
        health();
    }

    @Override
    public Health health() {
        Map<String, String> problems = new TreeMap<>();
        read.forEach((setting, folder) -> {
            if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
                problems.put(setting, "cannot be read");
            }
        });
        written.forEach((setting, folder) -> {
            if (!canBeWritten(folder.toAbsolutePath())) {
                problems.put(setting, "cannot be written");
            }
        });
        log(problems);
        return Health.status(problems.isEmpty() ? Status.UP : IMPAIRED)
                .withDetails(problems)
                .build();
    }

    /** Whether it is a folder that takes files, or can be made. */
    private static boolean canBeWritten(Path folder) {
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there != null && Files.isDirectory(there) && Files.isWritable(there);
    }

    private synchronized void log(Map<String, String> problems) {
        problems.forEach((setting, problem) -> {
            if (!known.containsKey(setting)) {
                LOG.warn("The folder {} of {} {}.", read.getOrDefault(setting, written.get(setting)), setting, problem);
            }
        });
        known = problems;
    }
}
