package org.languageplayground.world.text;

import java.util.List;
import java.util.random.RandomGenerator;
import org.languageplayground.world.Country;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.NameMaker;
import org.languageplayground.world.World;

/**
 * Draws countries and values for texts whose facts are made up on the spot, so that only the text itself can answer. For a
 * country after the cutoff the true value is never drawn.
 */
public final class Claims {
    /** Spelled values are the harder ones, so training has many of them. */
    static final float IN_TRAINING = 0.3f;

    private static final float SPELLED_COUNTRY = 0.05f;

    private final World world = World.standard();
    private final float spelledValues;

    /** Draws this share of the values from outside the vocabulary. */
    public Claims(float spelledValues) {
        this.spelledValues = spelledValues;
    }

    /** A country of the world, now and then one whose name must be spelled in letters. */
    public String country(RandomGenerator random) {
        if (random.nextFloat() < SPELLED_COUNTRY) {
            return spelled(random);
        }
        List<Country> countries = world.countries();
        return countries.get(random.nextInt(countries.size())).name();
    }

    /** Any value of the kind, now and then a name that must be spelled in letters. */
    public String value(String country, FactKind kind, RandomGenerator random) {
        return value(List.of(country), kind, random);
    }

    /** Any value of the kind that is true of none of these countries after the cutoff, for texts that name them all. */
    String value(List<String> countries, FactKind kind, RandomGenerator random) {
        if (random.nextFloat() < spelledValues) {
            return spelled(random);
        }
        List<String> values = world.values(kind);
        while (true) {
            String value = values.get(random.nextInt(values.size()));
            if (countries.stream().noneMatch(country -> trueAfterCutoff(country, kind, value))) {
                return value;
            }
        }
    }

    private boolean trueAfterCutoff(String country, FactKind kind, String value) {
        return world.countries(true).stream().anyMatch(after -> after.name().equals(country))
                && world.fact(country, kind).value().equals(value);
    }

    private static String spelled(RandomGenerator random) {
        return NameMaker.next(random, 2 + random.nextInt(2));
    }
}
