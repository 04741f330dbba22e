package org.languageplayground.ui.check;

/** A part of the page that shows numbers, and can tell which. */
public interface ShowsNumbers {

    /** Its name and what it shows now, to be written as JSON. */
    Object shown();
}
