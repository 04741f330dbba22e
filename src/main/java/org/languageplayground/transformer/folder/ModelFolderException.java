package org.languageplayground.transformer.folder;

/** A model folder cannot be used; the message is one sentence that names the file and what is wrong with it. */
public final class ModelFolderException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** About a file: its name, then what is wrong with it, without the full stop. */
    public ModelFolderException(String file, String problem) {
        super(file + " " + problem + ".");
    }

    /** The same with its cause. */
    public ModelFolderException(String file, String problem, Throwable cause) {
        super(file + " " + problem + ".", cause);
    }
}
