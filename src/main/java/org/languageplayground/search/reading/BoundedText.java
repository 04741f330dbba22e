package org.languageplayground.search.reading;

import org.languageplayground.search.reading.DocumentProblem.Reason;

/** A text that grows by paragraphs, and not beyond what may be read, nor longer than that may take. */
final class BoundedText {
    private final String file;
    private final int most;
    private final TimeBudget time;
    private final StringBuilder text = new StringBuilder();

    BoundedText(String file, int most, TimeBudget time) {
        this.file = file;
        this.most = most;
        this.time = time;
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
     * @throws OutOfTimeException if there is no time for more
     */
    void requireRoom(long characters) {
        tick();
        if (characters > most) {
            throw DocumentException.over(file, Reason.LONG, most);
        }
    }

    /**
     * Before more is done for it.
     *
     * @throws OutOfTimeException if there is no time
     */
    void tick() {
        time.tick();
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
