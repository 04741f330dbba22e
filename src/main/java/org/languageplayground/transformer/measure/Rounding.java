package org.languageplayground.transformer.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How every number is rounded, on the page, in cards and in documents: half up, from the shortest decimal that is the number. */
public final class Rounding {
    private Rounding() {}

    /**
     * A number with so many digits behind the point: 6.25 becomes 6.3, -6.25 becomes -6.3.
     *
     * @throws NumberFormatException if the number is not finite
     */
    public static BigDecimal halfUp(double number, int digits) {
        return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP);
    }

    /**
     * A share in percent. 23 of 160 are 14.375 %; 100 * 0.14375 would be a little less, and be rounded down.
     *
     * @return NaN where the share is
     */
    public static double percent(double share) {
        return Double.isFinite(share)
                ? BigDecimal.valueOf(share).movePointRight(2).doubleValue()
                : share;
    }
}
