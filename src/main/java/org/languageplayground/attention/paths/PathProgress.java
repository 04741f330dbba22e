package org.languageplayground.attention.paths;

/**
 * How far a study is.
 *
 * @param texts how many are read, those for random weights counted again
 * @param all how many there are
 * @param study what is known so far; null for nothing
 */
record PathProgress(int texts, int all, PathStudy study) {
    double share() {
        return all == 0 ? 0 : (double) texts / all;
    }
}
