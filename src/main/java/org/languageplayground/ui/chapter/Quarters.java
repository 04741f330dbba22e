package org.languageplayground.ui.chapter;

import java.util.Optional;

/** Hears how far a run is as often as is of use to someone who cannot see its curve: after each quarter, however many steps it has. */
final class Quarters {
    private static final int QUARTERS = 4;

    private int reached;
    private String sentence = "";

    /** The sentence of the last quarter that was completed; none before the first, nor once the run is over, which has a sentence of its own. */
    String heard(Optional<Standing> standing) {
        int quarter = standing.map(now -> (int) (QUARTERS * now.share())).orElse(0);
        if (quarter != reached) {
            reached = quarter;
            sentence = quarter == 0 || quarter == QUARTERS
                    ? ""
                    : standing.map(Standing::sentence).orElse("");
        }
        return sentence;
    }
}
