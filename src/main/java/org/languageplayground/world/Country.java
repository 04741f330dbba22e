package org.languageplayground.world;

/**
 * A country of the invented world.
 *
 * @param name one lower-case word
 * @param afterCutoff whether its facts came after the model had read about the world
 */
public record Country(String name, boolean afterCutoff) {}
