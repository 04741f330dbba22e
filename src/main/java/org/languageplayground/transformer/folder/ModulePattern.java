package org.languageplayground.transformer.folder;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression by which a PEFT adapter's settings name layers. It comes from a file of any origin, so that looking for it may take
 * only so many steps.
 */
final class ModulePattern {
    private static final int MOST_STEPS = 100_000;

    private final String label;
    private final String expression;
    private final Pattern pattern;

    private ModulePattern(String label, String expression, String whole) {
        this.label = label;
        this.expression = expression;
        try {
            pattern = Pattern.compile(whole);
        } catch (PatternSyntaxException | StackOverflowError e) {
            throw unreadable(e);
        }
    }

    /**
     * One that names a layer by the end of its name: as PEFT does in {@code rank_pattern} and {@code alpha_pattern}.
     *
     * @throws ModelFolderException if it is no regular expression
     */
    static ModulePattern ofEnd(String label, String expression) {
        return new ModulePattern(label, expression, "(.*\\.)?(" + expression + ")");
    }

    /**
     * One that names a layer by its whole name: as PEFT does where {@code target_modules} is no list.
     *
     * @throws ModelFolderException if it is no regular expression
     */
    static ModulePattern ofWhole(String label, String expression) {
        return new ModulePattern(label, expression, expression);
    }

    /**
     * Whether it names a layer, called by one of some names.
     *
     * @throws ModelFolderException if that is not found out within so many steps
     */
    boolean names(List<String> names) {
        try {
            return names.stream().anyMatch(name -> pattern.matcher(new Counted(name, new int[1]))
                    .matches());
        } catch (TooManyStepsException | StackOverflowError e) {
            throw unreadable(e);
        }
    }

    private ModelFolderException unreadable(Throwable cause) {
        return new ModelFolderException(label, AdapterProblem.EXPRESSION, JsonFile.shortened(expression))
                .causedBy(cause);
    }

    private static final class TooManyStepsException extends RuntimeException {}

    /** A name of which only so many letters are looked at. */
    private record Counted(String name, int[] steps) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (steps[0]++ > MOST_STEPS) {
                throw new TooManyStepsException();
            }
            return name.charAt(index);
        }

        @Override
        public int length() {
            return name.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(name.substring(start, end), steps);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
