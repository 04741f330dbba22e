package org.languageplayground.classroom.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.languageplayground.classroom.lesson.plan.LessonException;
import org.languageplayground.classroom.lesson.plan.LessonProblem;
import org.languageplayground.classroom.lesson.plan.LessonReader;
import org.languageplayground.ui.Languages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lessons that come with the playground, and those of the administrator's folder. */
public class LessonLibrary {
    /** The names of the shipped lessons, in the order of the course. */
    static final List<String> SHIPPED = List.of("first-visit", "attention", "fine-tuning", "retrieval");

    private static final Logger LOG = LoggerFactory.getLogger(LessonLibrary.class);
    private static final String ENDING = ".md";
    private static final int MOST_FILES = 100;

    private final String directory;
    private final Map<Locale, List<LessonFile>> shipped;

    /**
     * Reads the shipped lessons.
     *
     * @param directory of the administrator's; none where it is empty
     */
    public LessonLibrary(String directory) {
        this.directory = directory;
        this.shipped = Languages.all().stream()
                .collect(Collectors.toMap(language -> language, language -> SHIPPED.stream()
                        .map(name -> shipped(name, language))
                        .toList()));
    }

    /** English where a lesson is not translated. */
    private static LessonFile shipped(String name, Locale language) {
        String translated = "/lessons/" + language.toLanguageTag() + "/" + name + ENDING;
        boolean there = LessonLibrary.class.getResource(translated) != null;
        try (InputStream in =
                LessonLibrary.class.getResourceAsStream(there ? translated : "/lessons/" + name + ENDING)) {
            return LessonFile.read(name + ENDING, in.readAllBytes(), LessonReader.time());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LessonException e) {
            throw new IllegalStateException("the shipped lesson " + name + " is broken", e);
        }
    }

    /** Those that come with the playground, in a language that it has. */
    List<LessonFile> shipped(Locale language) {
        return shipped.get(language);
    }

    /**
     * What stands in the administrator's folder.
     *
     * @param broken files that are no lessons, and why
     */
    record Folder(List<LessonFile> lessons, List<Broken> broken) {}

    /**
     * A file that is no lesson.
     *
     * @param problems why
     */
    record Broken(String name, List<LessonProblem> problems) {}

    /** The administrator's lessons as they stand in the folder now, by their names. */
    Folder folder() {
        Folder folder = new Folder(new ArrayList<>(), new ArrayList<>());
        if (directory.isBlank()) {
            return folder;
        }
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            files.filter(file -> file.getFileName().toString().endsWith(ENDING) && Files.isRegularFile(file))
                    .sorted()
                    .limit(MOST_FILES)
                    .forEach(file -> read(file, folder));
        } catch (IOException e) {
            LOG.warn("The lessons of {} cannot be listed.", directory, e);
        }
        return folder;
    }

    private static void read(Path file, Folder folder) {
        String name = file.getFileName().toString();
        try (InputStream in = Files.newInputStream(file)) {
            folder.lessons()
                    .add(LessonFile.read(name, in.readNBytes(LessonReader.GREATEST_FILE + 1), LessonReader.time()));
        } catch (LessonException e) {
            folder.broken().add(new Broken(name, e.problems()));
        } catch (IOException e) {
            LOG.warn("The lesson {} cannot be read.", file, e);
            folder.broken().add(new Broken(name, List.of(LessonProblem.ofFile("lessons.problem.unreadable"))));
        }
    }
}
