package org.languageplayground.world;

/**
 * One thing about a country, true in the invented world or claimed by a text.
 *
 * @param country its name
 * @param value one lower-case word
 */
public record Fact(String country, FactKind kind, String value) {}
