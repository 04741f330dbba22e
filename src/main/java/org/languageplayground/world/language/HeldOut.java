package org.languageplayground.world.language;

/** Keeps one sentence in twenty out of training, for measuring. */
final class HeldOut {
    private static final int ONE_IN = 20;

    private HeldOut() {}

    static boolean contains(String text) {
        return Math.floorMod(text.hashCode(), ONE_IN) == 0;
    }
}
