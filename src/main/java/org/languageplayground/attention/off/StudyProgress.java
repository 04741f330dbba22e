package org.languageplayground.attention.off;

/**
 * How far a study is.
 *
 * @param done steps
 * @param steps all of them, as far as they are known
 * @param study what is known so far; null for nothing
 */
record StudyProgress(int done, int steps, HeadStudy study) {

    double share() {
        return steps == 0 ? 0 : (double) done / steps;
    }
}
