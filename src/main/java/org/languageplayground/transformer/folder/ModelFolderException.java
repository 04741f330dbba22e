package org.languageplayground.transformer.folder;

/** A model folder cannot be used; the message is one sentence that names the file and what is wrong with it. */
public final class ModelFolderException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ModelFolderException(String file, String problem) {
        super(file + " " + problem + ".");
    }

    ModelFolderException(String file, String problem, Throwable cause) {
        super(file + " " + problem + ".", cause);
    }
}
