package org.languageplayground.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.languageplayground.classroom.lesson.LessonSettings;
import org.languageplayground.compute.ModelSettings;
import org.languageplayground.rag.base.EncoderSettings;
import org.languageplayground.rag.base.FolderSettings;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FoldersHealthTest {
    @TempDir
    private Path folder;

    /** A file, so that no folder can be made below it, not even by root. */
    private Path file;

    @BeforeEach
    void makeAFile() throws IOException {
        file = Files.createFile(folder.resolve("file"));
    }

    private static FoldersHealth health(String models, String lessons, String bases, String indexes, String vectors) {
        return new FoldersHealth(
                new ModelSettings(models, true),
                new LessonSettings(lessons, true),
                new FolderSettings(bases, indexes),
                new EncoderSettings(0, vectors));
    }

    @Test
    void withoutFoldersItIsUp() {
        assertThat(health("", "", "", "", "").health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void foldersThatAreThereOrCanBeMadeAreUp() {
        String here = folder.toString();
        String more = folder.resolve("not/yet").toString();
        assertThat(health(here, here, here, more, more).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void eachThatCannotBeUsedIsNamedByItsSetting() {
        String none = file.resolve("folder").toString();
        Health health = health(none, none, none, none, none).health();
        assertThat(health.getStatus()).isEqualTo(FoldersHealth.IMPAIRED);
        assertThat(health.getDetails())
                .hasSize(5)
                .containsEntry("playground.models-directory", "cannot be read")
                .containsEntry("playground.lessons-directory", "cannot be read")
                .containsEntry("playground.bases-directory", "cannot be read")
                .containsEntry("playground.bases-index-directory", "cannot be written")
                .containsEntry("playground.vectors-directory", "cannot be written");
    }

    @Test
    void aFileIsNoFolder() {
        Health health = health("", "", "", "", file.toString()).health();
        assertThat(health.getDetails()).containsOnlyKeys("playground.vectors-directory");
    }

    @Test
    void whereNothingIsToIndexTheFolderOfIndexesDoesNotMatter() {
        assertThat(health("", "", "", file.toString(), "").health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void theLogNamesAFolderOnceAndAgainWhenItFailsAnew(CapturedOutput output) throws IOException {
        Path lessons = folder.resolve("lessons");
        FoldersHealth health = health("", lessons.toString(), "", "", "");
        health.look();
        health.health();
        String line = "The folder " + lessons + " of playground.lessons-directory cannot be read.";
        assertThat(output.getAll()).containsOnlyOnce(line);
        Files.createDirectory(lessons);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        Files.delete(lessons);
        health.health();
        assertThat(output.getAll().split(Pattern.quote(line), -1)).hasSize(3);
    }
}
