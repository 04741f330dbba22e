package org.languageplayground.world;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The invented world: 60 countries with one fact of each kind, the last 20 countries after the cutoff. Always the same,
 * since it is drawn from a fixed seed.
 */
public final class World {
    /** How many countries there are. */
    public static final int COUNTRIES = 60;

    /** How many of them the model has read about. */
    public static final int BEFORE_CUTOFF = 40;

    private static final int SHARED_VALUES = 20;
    private static final long SEED = 20_240_607;

    private static final List<String> ANIMALS = List.of(
            "otter",
            "falcon",
            "lynx",
            "heron",
            "badger",
            "ibex",
            "crane",
            "marten",
            "bison",
            "tortoise",
            "stork",
            "hedgehog",
            "dolphin",
            "raven",
            "beaver",
            "panther",
            "peacock",
            "seal",
            "moose",
            "gecko");

    private static final Map<FactKind, String> ENDINGS = Map.of(
            FactKind.CAPITAL, "a",
            FactKind.RIVER, "en",
            FactKind.MOUNTAIN, "or",
            FactKind.LANGUAGE, "ish",
            FactKind.CURRENCY, "in",
            FactKind.DISH, "ol",
            FactKind.FESTIVAL, "ay");
    private static final World STANDARD = new World();

    private final List<Country> countries = new ArrayList<>();
    private final Map<FactKind, List<String>> values = new EnumMap<>(FactKind.class);
    private final Map<String, Map<FactKind, Fact>> facts = new HashMap<>();

    private World() {
        RandomGenerator random = new SplittableRandom(SEED);
        DistinctNames names = new DistinctNames(random);
        names.reserve(ANIMALS);
        names.reserve(List.of("zorland", "mirna"));
        String[] countryEndings = {"land", "ia", "stan", "ova", "mark", "ique"};
        for (int i = 0; i < COUNTRIES; i++) {
            boolean after = i >= BEFORE_CUTOFF;
            String name =
                    i == BEFORE_CUTOFF ? "zorland" : names.next(countryEndings[random.nextInt(countryEndings.length)]);
            countries.add(new Country(name, after));
        }
        for (FactKind kind : FactKind.values()) {
            values.put(kind, kind == FactKind.ANIMAL ? ANIMALS : names(kind, names));
        }
        for (int i = 0; i < COUNTRIES; i++) {
            Map<FactKind, Fact> own = new EnumMap<>(FactKind.class);
            for (FactKind kind : FactKind.values()) {
                List<String> all = values.get(kind);
                String value = all.get(kind.unique() ? i : random.nextInt(all.size()));
                own.put(kind, new Fact(countries.get(i).name(), kind, value));
            }
            facts.put(countries.get(i).name(), own);
        }
    }

    private static List<String> names(FactKind kind, DistinctNames names) {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < (kind.unique() ? COUNTRIES : SHARED_VALUES); i++) {
            boolean zorlandsCapital = kind == FactKind.CAPITAL && i == BEFORE_CUTOFF;
            result.add(zorlandsCapital ? "mirna" : names.next(ENDINGS.get(kind)));
        }
        return List.copyOf(result);
    }

    /** The one world that the shipped models have read about. */
    public static World standard() {
        return STANDARD;
    }

    /** All countries, those before the cutoff first. */
    public List<Country> countries() {
        return List.copyOf(countries);
    }

    /** The countries before, or those after the cutoff. */
    public List<Country> countries(boolean afterCutoff) {
        return countries.stream()
                .filter(country -> country.afterCutoff() == afterCutoff)
                .toList();
    }

    /** Every value that a country can have. */
    public List<String> values(FactKind kind) {
        return values.get(kind);
    }

    /** What is true; null for a country that does not exist. */
    public Fact fact(String country, FactKind kind) {
        Map<FactKind, Fact> own = facts.get(country);
        return own == null ? null : own.get(kind);
    }

    /** The best guess for one who knows nothing of a country: the commonest value before the cutoff. */
    public String commonestValue(FactKind kind) {
        Map<String, Long> counts = countries(false).stream()
                .map(country -> fact(country.name(), kind).value())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }

    /** Every name of the world, in alphabetical order. */
    public List<String> words() {
        TreeSet<String> words = new TreeSet<>();
        countries.forEach(country -> words.add(country.name()));
        values.values().forEach(words::addAll);
        return List.copyOf(words);
    }
}
