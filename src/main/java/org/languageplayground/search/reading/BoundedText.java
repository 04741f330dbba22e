package org.languageplayground.search.reading;

import org.languageplayground.search.reading.DocumentProblem.Reason;

/** A text that grows by paragraphs, and not beyond what may be read. */
final class BoundedText {
    private final String file;
    private final int most;
    private final StringBuilder text = new StringBuilder();

    BoundedText(String file, int most) {
        this.file = file;
        this.most = most;
    }

    /**
     * Goes on in the same paragraph; white space at its start is left out.
     *
     * @throws DocumentException if the text has become too long
     */
    BoundedText append(String words) {
        boolean spaced = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(spaced ? words.stripLeading() : words);
        requireRoom(text.length());
        return this;
    }

    /**
     * Before so many characters are held that are to be told.
     *
     * @throws DocumentException if they are too many
     */
    void requireRoom(int characters) {
        if (characters > most) {
            throw DocumentException.over(file, Reason.LONG, most);
        }
    }

    /** Ends the line. */
    BoundedText line() {
        while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        return this;
    }

    /** Ends the paragraph. */
    BoundedText border() {
        line();
        if (!text.isEmpty() && text.charAt(text.length() - 2) != '\n') {
            text.append('\n');
        }
        return this;
    }

    /** The file that it comes from has more of something than is read. */
    DocumentException over(Reason reason, int mostRead) {
        return DocumentException.over(file, reason, mostRead);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
