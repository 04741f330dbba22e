package org.languageplayground.ui.chapter;

/**
 * Something on a page that a link can hide.
 *
 * @param name its stable name
 * @param label what it is called on the page
 */
public record Part(String name, String label) {}
