package org.languageplayground.classroom.room;

/**
 * What a class sees.
 *
 * @param scenario what the teacher shows, a path with its parameters; empty at first
 * @param locked whether students must follow
 * @param namesHidden whether numbers stand for names
 * @param resets counts how often everybody's page was put back
 */
public record Screen(String scenario, boolean locked, boolean namesHidden, int resets) {
    static final int LONGEST_SCENARIO = 6_000;

    static Screen first() {
        return new Screen("", false, false, 0);
    }

    Screen showing(String shown) {
        if (shown.length() > LONGEST_SCENARIO) {
            throw new RefusedException("class.refused.scenario", LONGEST_SCENARIO);
        }
        return new Screen(shown, locked, namesHidden, resets);
    }

    Screen locking(boolean lock) {
        return new Screen(scenario, lock, namesHidden, resets);
    }

    Screen hidingNames(boolean hide) {
        return new Screen(scenario, locked, hide, resets);
    }

    Screen resetting() {
        return new Screen(scenario, locked, namesHidden, resets + 1);
    }
}
