package org.languageplayground.search.text;

/**
 * One text of a knowledge base.
 *
 * @param id what judgments call it
 * @param title what people call it
 * @param text what is searched
 */
public record Document(String id, String title, String text) {}
