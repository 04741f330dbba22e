package org.languageplayground.transformer.folder;

import java.io.Serial;
import java.util.Optional;
import java.util.stream.Stream;

/** A model folder cannot be used; the message is one sentence, for the administrator, that names the file and what is wrong with it. */
public final class ModelFolderException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Optional<Told> told;

    /**
     * What is wrong, for a page.
     *
     * @param details the file, then what the problem names
     */
    public record Told(AdapterProblem problem, Object... details) {}

    /** About a file: its name, then what is wrong with it, without the full stop. */
    public ModelFolderException(String file, String problem) {
        this(file, problem, null);
    }

    /** The same with its cause. */
    public ModelFolderException(String file, String problem, Throwable cause) {
        super(sentence(file, problem), cause);
        told = Optional.empty();
    }

    /** What is often wrong. */
    ModelFolderException(String file, AdapterProblem problem, Object... details) {
        super(sentence(file, problem.english(details)));
        told = Optional.of(new Told(
                problem,
                Stream.concat(Stream.of(file), Stream.of(details).map(String::valueOf))
                        .toArray()));
    }

    private static String sentence(String file, String problem) {
        return file + " " + problem + ".";
    }

    /** What is wrong, if a page can say it in its own language. */
    public Optional<Told> told() {
        return told;
    }

    ModelFolderException causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }
}
