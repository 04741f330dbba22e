package org.languageplayground.world.preference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.languageplayground.world.Country;
import org.languageplayground.world.World;

/**
 * The countries dealt out. Those after the cutoff go to the phases, a quarter each, so that what is measured at the end cannot be
 * names learned by heart. Of those before it all phases ask for the same ones, and for a few never.
 */
public final class Split {
    private static final String TESTED = "zorland";
    private static final int UNASKED = 4;

    private final Map<Phase, List<Country>> after = new EnumMap<>(Phase.class);
    private final List<Country> known;

    /** Deals by a seed. Zorland is always among the countries tested. */
    public Split(long seed) {
        Random random = new Random(seed);
        List<Country> all = new ArrayList<>(World.standard().countries(true));
        Collections.shuffle(all, random);
        all.sort((a, b) -> Boolean.compare(a.name().equals(TESTED), b.name().equals(TESTED)));
        int part = all.size() / Phase.values().length;
        for (Phase phase : Phase.values()) {
            after.put(phase, List.copyOf(all.subList(phase.ordinal() * part, (phase.ordinal() + 1) * part)));
        }
        known = new ArrayList<>(World.standard().countries(false));
        Collections.shuffle(known, random);
    }

    /** The countries after the cutoff that belong to a phase. */
    public List<Country> afterCutoff(Phase phase) {
        return after.get(phase);
    }

    /** All countries but those of the test. */
    public List<Country> untested() {
        List<Country> untested = new ArrayList<>(World.standard().countries(false));
        after.forEach((phase, countries) -> untested.addAll(phase == Phase.TEST ? List.of() : countries));
        return untested;
    }

    /** The countries before the cutoff that all phases ask for. */
    public List<Country> known() {
        return List.copyOf(known.subList(UNASKED, known.size()));
    }

    /** The countries before the cutoff that no phase asks for. */
    public List<Country> knownUnasked() {
        return List.copyOf(known.subList(0, UNASKED));
    }
}
