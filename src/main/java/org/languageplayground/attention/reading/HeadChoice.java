package org.languageplayground.attention.reading;

/**
 * Which heads of the layer are shown.
 *
 * @param number the head, counted from 0; {@link #MEAN} for all of them
 */
public record HeadChoice(int number) {
    public static final HeadChoice MEAN = new HeadChoice(-1);

    public boolean single() {
        return number >= 0;
    }

    /** As it stands in the URL: "mean", or the head counted from 1. */
    public String text() {
        if (single()) {
            return String.valueOf(number + 1);
        }
        return "mean";
    }
}
