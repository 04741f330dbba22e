package org.languageplayground.ui;

/** The numbers that a slider can stand on. */
public record Limits(int least, int greatest, int step) {

    /** The allowed number next to the wanted one. */
    public int fit(long wanted) {
        return (int) (Math.round((double) Math.clamp(wanted, least, greatest) / step) * step);
    }
}
