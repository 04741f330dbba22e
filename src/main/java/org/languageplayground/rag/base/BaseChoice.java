package org.languageplayground.rag.base;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.languageplayground.search.Method;

/**
 * A knowledge base that a student can search.
 *
 * @param folder the name of the administrator's folder that it is; empty for one of another kind
 */
public record BaseChoice(Kind kind, String folder) {
    public static final BaseChoice SENTENCES = new BaseChoice(Kind.SENTENCES, "");
    public static final BaseChoice GAZETTEER = new BaseChoice(Kind.GAZETTEER, "");
    public static final BaseChoice HANDBOOK = new BaseChoice(Kind.HANDBOOK, "");
    public static final BaseChoice OWN = new BaseChoice(Kind.OWN, "");

    private static final List<BaseChoice> EVERYWHERE = List.of(SENTENCES, GAZETTEER, HANDBOOK, OWN);
    private static final String FOLDER = "folder/";

    /** What kind of base it is. */
    public enum Kind {
        SENTENCES(Method.TF_IDF, 256, 0),
        GAZETTEER(Method.HYBRID, 32, 0),
        HANDBOOK(Method.HYBRID, 256, 32),
        /** The student's own documents. */
        OWN(Method.HYBRID, 256, 32),
        /** A folder that the administrator shares with all. */
        FOLDER(Method.HYBRID, 256, 32);

        private final Method method;
        private final int size;
        private final int overlap;

        Kind(Method method, int size, int overlap) {
            this.method = method;
            this.size = size;
            this.overlap = overlap;
        }
    }

    /** A shared folder. */
    public static BaseChoice folder(String name) {
        return new BaseChoice(Kind.FOLDER, name);
    }

    /** Those that every server has; the student's own documents are the last. */
    public static List<BaseChoice> everywhere() {
        return EVERYWHERE;
    }

    /** Whether it comes with the application. */
    public boolean isBuiltIn() {
        return kind != Kind.OWN && kind != Kind.FOLDER;
    }

    /** The method to begin with: four sentences are too few for LSA to gather anything. */
    public Method method() {
        return kind.method;
    }

    /** The size of a chunk to begin with. */
    public int size() {
        return kind.size;
    }

    /** The overlap to begin with. */
    public int overlap() {
        return kind.overlap;
    }

    /** As it stands in the URL. */
    public String id() {
        return kind == Kind.FOLDER ? FOLDER + folder : kind.name().toLowerCase(Locale.ROOT);
    }

    /** The base of an id; which folders there are, the server knows. */
    public static Optional<BaseChoice> of(String id) {
        return id.startsWith(FOLDER) && id.length() > FOLDER.length()
                ? Optional.of(folder(id.substring(FOLDER.length())))
                : EVERYWHERE.stream().filter(choice -> choice.id().equals(id)).findFirst();
    }
}
