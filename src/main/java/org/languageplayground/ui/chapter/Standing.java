package org.languageplayground.ui.chapter;

/**
 * How far a run is.
 *
 * @param share from 0 to 1
 * @param sentence that says so, with its units
 */
public record Standing(double share, String sentence) {}
